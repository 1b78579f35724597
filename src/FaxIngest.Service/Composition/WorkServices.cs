using FaxIngest.Decide.Duplicates;
using FaxIngest.Ledger;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Store;
using FaxIngest.Work;
using Microsoft.Extensions.Options;
using Quartz;

namespace FaxIngest.Composition;

/// <summary>What runs by itself in the service: intake, workers, rescue, schedules.</summary>
internal static class WorkServices
{
    /// <summary>The stages and what runs them, for the service and for <c>drain</c>; nothing starts by itself.</summary>
    internal static IServiceCollection AddStages(this IServiceCollection services)
    {
        services.AddOptions<WorkOptions>().BindConfiguration(WorkOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WorkSignals>();
        services.AddSingleton<PageFolders>();
        services.AddSingleton<ClaimRunner>();
        services.AddSingleton<ReadPlan>().AddSingleton<ReadWork>();
        services.AddOpinions();
        services.AddSingleton(provider => new DecideWork(
            provider.GetRequiredService<IDecisionPipeline>(), provider.GetRequiredService<DuplicateSearch>(), provider.GetRequiredService<IFaxStore>(), CloudServices.Opinion(provider)));
        services.AddSingleton<ExportWork>();
        services.AddSingleton<DrainRun>();
        return services;
    }

    /// <summary>The workers and the clock, as hosted services: the store first.</summary>
    internal static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddStages();
        services.AddSingleton<WorkLoop>();
        services.AddHostedService<StoreStart>();
        services.AddHostedService<SettingsStart>();
        services.AddSingleton(CloudServices.Watch);
        services.AddHostedService<IntakeWorker>();
        services.AddSingleton<IHostedService>(provider => Worker(provider, provider.GetRequiredService<ReadWork>(), Readers(provider)));
        services.AddSingleton<IHostedService>(provider => Worker(provider, provider.GetRequiredService<DecideWork>(), CloudServices.Deciders(provider)));
        services.AddSingleton<IHostedService>(provider => Worker(provider, provider.GetRequiredService<ExportWork>(), 1));
        services.AddHostedService<AcknowledgeWork>();

        // A clock only, in memory: what a fax needs is in its row.
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<IntakeTick>((provider, trigger) => Every(trigger, Settings(provider).PollEvery));
            quartz.ScheduleJob<RescueTick>((provider, trigger) => Every(trigger, Settings(provider).RescueEvery), (_, job) => job.DisallowConcurrentExecution());
            quartz.ScheduleJob<PeopleTick>((_, trigger) => Every(trigger, PeopleTick.Every), (_, job) => job.DisallowConcurrentExecution());
            quartz.ScheduleJob<AuditTick>((_, trigger) => Every(trigger, AuditTick.Every), (_, job) => job.DisallowConcurrentExecution());
            quartz.ScheduleJob<TrustTick>((_, trigger) => Every(trigger, TrustTick.Every), (_, job) => job.DisallowConcurrentExecution());
            quartz.ScheduleJob<LedgerTick>((_, trigger) => Every(trigger, LedgerTick.Every), (_, job) => job.DisallowConcurrentExecution());
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>The stages with how many faxes each works on at a time.</summary>
    internal static IReadOnlyList<(StageWork Work, int AtATime)> Stages(IServiceProvider provider) =>
    [
        (provider.GetRequiredService<ReadWork>(), Readers(provider)),
        (provider.GetRequiredService<DecideWork>(), CloudServices.Deciders(provider)),
        (provider.GetRequiredService<ExportWork>(), 1),
    ];

    private static StageWorker Worker(IServiceProvider provider, StageWork work, int atATime) =>
        ActivatorUtilities.CreateInstance<StageWorker>(provider, (work, atATime));

    private static int Readers(IServiceProvider provider) => provider.GetRequiredService<IOptions<ReaderOptions>>().Value.Readers;

    private static WorkOptions Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<WorkOptions>>().Value;

    private static void Every<TJob>(ITriggerConfigurator<TJob> trigger, TimeSpan interval) where TJob : IJob =>
        trigger.WithIdentity(typeof(TJob).Name).StartNow().WithSimpleSchedule(interval);
}
