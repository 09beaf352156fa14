using Seawall.Register;
using Seawall.Screening;
using Seawall.Storage.Sqlite;

namespace Seawall.Province;

/// <summary>
/// The process of the operator: the real register with its desks of campaigns and notices on the real store, the given
/// clock and the way to the message centres. It can die at any moment and start again.
/// </summary>
sealed class Site(ProvinceOrder order, ProvinceClock time, MessageCentre centre) : IAsyncDisposable
{
    // In memory where there is such a folder: what is tried is not the disk.
    readonly string _folder = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
        $"seawall-province-{Guid.NewGuid():N}")).FullName;

    CentreLine _line = null!;
    NoticeDesk _desk = null!;

    /// <summary>The register.</summary>
    public ChoiceRegister Register { get; private set; } = null!;

    /// <summary>Its store, which can be cut off.</summary>
    public CutStore Store { get; private set; } = null!;

    /// <summary>Where receipts go.</summary>
    public INoticeReceipts Receipts => _desk;

    /// <summary>How often the process started.</summary>
    public int Starts { get; private set; }

    /// <summary>Whether the process is dead.</summary>
    public bool IsDead => Store.IsCut;

    string Snapshot => Path.Combine(_folder, "book.snapshot");

    /// <summary>Starts the process.</summary>
    public async Task StartAsync()
    {
        Store = new CutStore(new SqliteRegisterStore(new SqliteStoreOptions { Folder = _folder }));
        Register = await ChoiceRegister.StartAsync(
            new RegisterOptions { SnapshotPath = Snapshot }, order.Model, Store, time, CancellationToken.None);
        _line = new CentreLine(centre, Starts);
        await Register.Campaigns.EnrolAsync(CancellationToken.None);
        _desk = new NoticeDesk(Register, () => _line, time);
        Starts++;
    }

    /// <summary>Kills the process, where it is not dead yet, and starts it again.</summary>
    /// <param name="snapshot">Whether a snapshot is written before; an older one, where there is one, counts else.
    /// </param>
    public async Task RestartAsync(bool snapshot)
    {
        if (snapshot)
        {
            await Register.SaveSnapshotAsync(CancellationToken.None);
        }
        Store.CutNow();
        await EndAsync();
        await StartAsync();
    }

    async Task EndAsync()
    {
        _line.Cut();
        await _desk.DisposeAsync();
        await Register.DisposeAsync();
    }

    /// <summary>The campaign's lines are gathered, and the desk of notices does what is to be done.</summary>
    public async Task TickAsync()
    {
        try
        {
            await Register.Campaigns.EnrolAsync(CancellationToken.None);
            await _desk.TickAsync(CancellationToken.None);
        }
        catch (StoreException) when (IsDead)
        {
            // It dies on the way.
        }
    }

    /// <summary>A call or text was refused by default.</summary>
    public void Refused(uint campaign, E164 line) => _desk.Refused(campaign, line);

    public async ValueTask DisposeAsync()
    {
        if (Register is not null)
        {
            await EndAsync();
        }
        Directory.Delete(_folder, recursive: true);
    }
}
