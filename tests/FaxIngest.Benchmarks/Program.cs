using System.Globalization;
using FaxIngest.Benchmarks.Read;
using FaxIngest.Benchmarks.Receive;
using FaxIngest.Benchmarks.Recognize;
using FaxIngest.Benchmarks.Validate;
using FaxIngest.Benchmarks.Verify;

switch (args)
{
    case ["pages", var folder]:
        await PageCost.RunAsync(folder, 20, alone: false);
        return 0;
    case ["pages", var folder, var count]:
        await PageCost.RunAsync(folder, int.Parse(count, CultureInfo.InvariantCulture), alone: false);
        return 0;
    case ["stages", var folder, var count]:
        await PageCost.RunAsync(folder, int.Parse(count, CultureInfo.InvariantCulture), alone: true);
        return 0;
    case ["boxes", _, ..]:
        await BoxCount.RunAsync(args[1..]);
        return 0;
    case ["memory", var folder, var pages]:
        await ReaderMemory.RunAsync(folder, int.Parse(pages, CultureInfo.InvariantCulture), 2);
        return 0;
    case ["memory", var folder, var pages, var readers]:
        await ReaderMemory.RunAsync(folder, int.Parse(pages, CultureInfo.InvariantCulture), int.Parse(readers, CultureInfo.InvariantCulture));
        return 0;
    case ["scaling", var folder, var count]:
        await ReaderScaling.RunAsync(folder, int.Parse(count, CultureInfo.InvariantCulture), 2);
        return 0;
    case ["pipe", var fax]:
        await PipeCost.RunAsync(fax);
        return 0;
    case ["roster", var members]:
        RosterCost.Run(int.Parse(members, CultureInfo.InvariantCulture));
        return 0;
    case ["crops", var folder, var target, .. var forms]:
        await CropExport.RunAsync(folder, target, forms.FirstOrDefault());
        return 0;
    case ["lines", var folder, .. var models]:
        LineScore.Run(folder, models);
        return 0;
    case ["intake", var each]:
        await IntakeDay.RunAsync(int.Parse(each, CultureInfo.InvariantCulture));
        return 0;
    case ["desk", var folder]:
        await DeskDay.RunAsync(folder, 100_000, 10_000);
        return 0;
    case ["desk", var folder, var documents, var waiting]:
        await DeskDay.RunAsync(folder, int.Parse(documents, CultureInfo.InvariantCulture), int.Parse(waiting, CultureInfo.InvariantCulture));
        return 0;
    case ["audit", var events]:
        await AuditYear.RunAsync(int.Parse(events, CultureInfo.InvariantCulture));
        return 0;
    case ["values", var folder, .. var model]:
        ValueScore.Run(folder, model.FirstOrDefault());
        return 0;
    default:
        Console.Error.WriteLine("usage: pages FOLDER [COUNT]   CPU of a form page against ocrmypdf and tesseract on the same faxes (apt-get install ocrmypdf)");
        Console.Error.WriteLine("       stages FOLDER COUNT    the same without the peers: where the reader spends it");
        Console.Error.WriteLine("       boxes FOLDER...        boxes to mark of labeled faxes, each by itself, without reading what is written");
        Console.Error.WriteLine("       memory FOLDER PAGES [READERS]   what readers hold while they read so many pages, never replaced (2 readers)");
        Console.Error.WriteLine("       scaling FOLDER COUNT   throughput of two readers against one on the same faxes, without their start");
        Console.Error.WriteLine("       pipe FAX               cost of reading in another process, with the result of this fax");
        Console.Error.WriteLine("       roster MEMBERS         time to find one referral's member among so many");
        Console.Error.WriteLine("       crops FAXES OUT [FORMS]   cut the entries of labeled faxes as the reader does, with what is written there");
        Console.Error.WriteLine("       lines OUT [MODEL...]   score the engines, and other models of our own, on those lines");
        Console.Error.WriteLine("       intake EACH            so many faxes and as many mails at once, with a stub for reading: documents a second, memory, what idling costs");
        Console.Error.WriteLine("       desk FAXES [ALL OPEN]  queue, case and from case to case in a browser, with so many documents in the store and so many of them waiting (100000 10000)");
        Console.Error.WriteLine("       audit EVENTS           proving, paging and taking out so long a history (1000000)");
        Console.Error.WriteLine("       values OUT [MODEL]     score what the kinds make of those lines");
        return 1;
}
