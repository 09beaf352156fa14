using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Seawall.Register;
using Seawall.Screening;

namespace Seawall.Storage.Sqlite;

/// <summary>
/// The register in one SQLite file: write-ahead log, synchronous FULL, one connection that writes and as many as needed
/// that read beside it. Holds a lock on its folder from the first opening to its disposal.
/// </summary>
public sealed class SqliteRegisterStore(SqliteStoreOptions options) : IRegisterStore
{
    readonly string _path = Path.Combine(options.Folder, "seawall.db");
    readonly Lock _opening = new();
    ConcurrentBag<SqliteConnection> _idle = [];
    FolderLock? _lock;
    volatile SqliteWriter? _writer;

    /// <inheritdoc/>
    public ValueTask<JournalHead> OpenAsync(bool create, CancellationToken cancel) => Guard(() =>
    {
        lock (_opening)
        {
            if (_writer is { } open && File.Exists(_path))
            {
                return open.Head();
            }
            Close();
            _lock ??= FolderLock.Take(options.Folder);
            if (!create && !File.Exists(_path))
            {
                throw Gone();
            }
            MakePrivate();
            var connection = Connect(SqliteOpenMode.ReadWrite);
            try
            {
                Migration.Run(connection, create);
                var writer = new SqliteWriter(connection);
                var head = writer.Head();
                _writer = writer;
                return head;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    });

    /// <summary>The file is for nobody else's eyes, and SQLite gives its companions the same rights.</summary>
    void MakePrivate()
    {
        var make = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite,
        };
        if (!OperatingSystem.IsWindows())
        {
            make.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        try
        {
            new FileStream(_path, make).Dispose();
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StoreException(StoreFailure.ReadOnly, $"{_path} may not be written", failure);
        }
        catch (IOException failure)
        {
            throw new StoreException(StoreFailure.Device, $"{_path} cannot be made: {failure.Message}", failure);
        }
    }

    StoreException Gone() => new(StoreFailure.Gone, $"{_path} is not there");

    SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Set($"busy_timeout = {options.LockedMs}");
            Set("journal_mode = WAL");
            Set("synchronous = FULL");
            Set("cache_size = -65536");
            Set("journal_size_limit = 67108864");
            if (options.PagesMax > 0)
            {
                Set($"max_page_count = {options.PagesMax}");
            }
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        void Set(string pragma)
        {
            using var statement = new Statement(connection.Handle!, $"PRAGMA {pragma}");
            while (statement.Step())
            {
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask ReadLinesAsync(ReadOnlyMemory<E164> numbers, Memory<StoredLine> lines, CancellationToken cancel) =>
        Use(writer => writer.ReadLines(numbers.Span, lines.Span));

    /// <inheritdoc/>
    public ValueTask ReadSubscribersAsync(
        ReadOnlyMemory<E164> numbers, Memory<Subscriber?> subscribers, CancellationToken cancel) =>
        Use(writer => writer.ReadSubscribers(numbers.Span, subscribers.Span));

    /// <inheritdoc/>
    public ValueTask ReadPortedAsync(ReadOnlyMemory<E164> numbers, Memory<PortedNumber?> ported,
        CancellationToken cancel) =>
        Use(writer => writer.ReadPorted(numbers.Span, ported.Span));

    /// <inheritdoc/>
    public ValueTask ReadNoticesAsync(uint campaign, ReadOnlyMemory<E164> numbers, Memory<StoredNotice?> notices,
        CancellationToken cancel) =>
        Use(writer => writer.ReadNotices(campaign, numbers.Span, notices.Span));

    /// <inheritdoc/>
    public ValueTask AppendAsync(StoreBatch batch, CancellationToken cancel) => Use(writer =>
    {
        // SQLite would go on writing into a file that nobody will ever find again.
        if (!File.Exists(_path))
        {
            throw Gone();
        }
        writer.Append(batch);
    });

    ValueTask Use(Action<SqliteWriter> use)
    {
        var done = Guard(() =>
        {
            use(_writer ?? throw new StoreException(StoreFailure.Gone, "the store is not open"));
            return true;
        });
        return done.IsCompletedSuccessfully ? ValueTask.CompletedTask : new ValueTask(done.AsTask());
    }

    /// <summary>Runs a step; where it fails the connection is given up, and the next opening makes a new one.</summary>
    ValueTask<T> Guard<T>(Func<T> step)
    {
        try
        {
            return ValueTask.FromResult(step());
        }
        catch (SqliteException failure)
        {
            Close();
            return ValueTask.FromException<T>(SqliteFailures.Of(failure.SqliteErrorCode, failure.Message, failure));
        }
        catch (StoreException failure)
        {
            Close();
            return ValueTask.FromException<T>(failure);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IRegisterView> ViewAsync(CancellationToken cancel)
    {
        var idle = _idle;
        SqliteConnection? connection = null;
        try
        {
            if (_writer is null)
            {
                throw new StoreException(StoreFailure.Gone, "the store is not open");
            }
            if (!idle.TryTake(out connection))
            {
                connection = Connect(SqliteOpenMode.ReadWrite);
            }
            return ValueTask.FromResult<IRegisterView>(new SqliteView(connection, GiveBack));
        }
        catch (SqliteException failure)
        {
            connection?.Dispose();
            return ValueTask.FromException<IRegisterView>(
                SqliteFailures.Of(failure.SqliteErrorCode, failure.Message, failure));
        }
        catch (StoreException failure)
        {
            connection?.Dispose();
            return ValueTask.FromException<IRegisterView>(failure);
        }

        void GiveBack(SqliteConnection used)
        {
            if (ReferenceEquals(idle, _idle) && _writer is not null)
            {
                idle.Add(used);
            }
            else
            {
                used.Dispose();
            }
        }
    }

    void Close()
    {
        lock (_opening)
        {
            _writer?.Dispose();
            _writer = null;
            var idle = Interlocked.Exchange(ref _idle, []);
            foreach (var connection in idle)
            {
                connection.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_opening)
        {
            Close();
            _lock?.Dispose();
            _lock = null;
        }
        return ValueTask.CompletedTask;
    }
}
