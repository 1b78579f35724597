using FaxIngest.Composition;
using FaxIngest.Export;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Service.Faults;
using FaxIngest.Settings;
using FaxIngest.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

// The service as it is composed, with a quick reader, and a fuse that kills it at the boundary named on the command line:
// what the kill test starts again and again. Usage: [BOUNDARY] --Section:Key=value ...
var (settings, rest) = SettingArguments.Split(args);
var fuse = new Fuse(rest.FirstOrDefault());
await using var app = ServiceHost.Build(settings, services =>
{
    services.AddSingleton<IDocumentReader>(new QuickReader(fuse));
    services.AddSingleton<IDecisionPipeline>(new QuickDecision());
    Fuse<IFaxStore>(services, store => new FusedFaxStore(store, fuse));
    Fuse<IBlobStore>(services, blobs => new FusedBlobStore(blobs, fuse));
    Fuse<IIntakeSource>(services, source => new FusedSource(source, fuse));
    Fuse<IMailbox>(services, mailbox => new FusedMailbox(mailbox, fuse));
    Fuse<IExportTarget>(services, target => new FusedExportTarget(target, fuse));
});
await app.RunAsync();
return 0;

// Wraps what the composition root registered, whatever that is.
static void Fuse<T>(IServiceCollection services, Func<T, T> wrap) where T : class
{
    foreach (var registered in services.Where(service => service.ServiceType == typeof(T)).ToList())
    {
        services.Remove(registered);
        services.AddSingleton(provider => wrap((T)(registered.ImplementationInstance
            ?? registered.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!))));
    }
}
