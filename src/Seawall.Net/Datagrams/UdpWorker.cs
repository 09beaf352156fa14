using System.Runtime.InteropServices;

namespace Seawall.Net;

/// <summary>
/// One socket, one thread, one handler. A turn:
/// 1. wait in the kernel for a datagram and take all that are there, up to a batch;
/// 2. give each to the handler;
/// 3. end the batch;
/// 4. hand over at once what was sent;
/// 5. in heavy traffic let the next batch gather for a moment (<see cref="Gathering"/>).
/// In light traffic a batch is one datagram and its answer leaves without waiting for company.
/// </summary>
sealed unsafe class UdpWorker : IDisposable
{
    readonly UdpSocket _socket;
    readonly IDatagramHandler _handler;
    readonly DatagramSlots _slots;
    readonly DatagramSender _sender;
    readonly FaultLog _faults;
    readonly Thread _thread;
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly int _core;
    Gathering _gathering = new(TimeProvider.System);
    volatile bool _isStopping;

    public UdpWorker(UdpSocket socket, IDatagramHandler handler, FaultLog faults, int index, int core)
    {
        _socket = socket;
        _handler = handler;
        _faults = faults;
        _core = core;
        _slots = new DatagramSlots(socket.Family, socket.HasPacketInfo);
        _sender = new DatagramSender(socket, Counters);
        _thread = new Thread(Run) { IsBackground = true, Name = $"udp {socket.Local} #{index}" };
    }

    public UdpSocket Socket => _socket;

    public UdpCounters Counters { get; } = new();

    public void Start() => _thread.Start();

    /// <summary>Ends once the batch in hand is done and its answers have left.</summary>
    public Task StopAsync()
    {
        _isStopping = true;
        _socket.Shutdown();
        if (_thread.ThreadState.HasFlag(ThreadState.Unstarted)) _ended.TrySetResult();
        return _ended.Task;
    }

    public void Dispose()
    {
        _sender.Close();
        _socket.Dispose();
    }

    void Run()
    {
        if (_core >= 0) Pin(_core);
        // The system may let a sleep last 50 µs longer than asked for; here that would be half of it.
        _ = Kernel.Control(Kernel.SetTimerSlack, 1_000);
        // The first call of a function of the system binds it, which allocates: not in the middle of traffic.
        Gather(0);
        try
        {
            while (!_isStopping) Turn();
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    void Turn()
    {
        // 1. Wait for the first; of the rest, only what is there already.
        var headers = _slots.Headers;
        var count = Kernel.ReceiveMany(_socket.Descriptor, headers, NetLimits.BatchMax, Kernel.MsgWaitForOne, null);
        if (_isStopping) return;
        if (count <= 0)
        {
            if (count < 0 && Marshal.GetLastSystemError() != Kernel.EIntr) Counters.Cells.ReceiveErrors++;
            return;
        }
        Counters.Cells.BatchesIn++;
        Counters.Cells.DatagramsIn += count;
        // 2. Each to the handler. The loop goes on behind a datagram whose handling failed.
        for (var next = 0; next < count;) next = HandleFrom(next, count);
        // 3. and 4.
        EndBatch();
        // 5. In heavy traffic let the next batch gather.
        if (_gathering.After(count) && _socket.Coalesces) Gather(Gathering.Microseconds);
    }

    static void Gather(int microseconds)
    {
        var time = stackalloc long[] { 0, microseconds * 1_000L };
        _ = Kernel.Sleep(time, null);
    }

    int HandleFrom(int next, int count)
    {
        var at = next;
        try
        {
            for (; at < count; at++)
            {
                var header = _slots.Headers + at;
                if (_socket.HasPacketInfo) TakeLocal(header);
                var from = SocketName.Read(_slots.Name(at));
                _handler.Handle(new ReadOnlySpan<byte>(_slots.Payload(at), (int)header->Length), from, _sender);
            }
            return at;
        }
        catch (Exception e)
        {
            Counters.Cells.HandlerFaults++;
            _faults.Report(e);
            return at + 1;
        }
    }

    void EndBatch()
    {
        try
        {
            _handler.EndOfBatch();
        }
        catch (Exception e)
        {
            Counters.Cells.HandlerFaults++;
            _faults.Report(e);
        }
        _sender.Flush();
    }

    void TakeLocal(Kernel.Message* header)
    {
        var isKnown = PacketControl.TryRead(header->Control, header->ControlLength, _socket.Local.Port, out var local);
        _sender.SetLocal(isKnown ? local : _socket.Local);
        header->ControlLength = PacketControl.SlotBytes;
    }

    void Pin(int core)
    {
        const int coresMax = 1024;
        var mask = stackalloc byte[coresMax / 8];
        new Span<byte>(mask, coresMax / 8).Clear();
        if ((uint)core < coresMax) mask[core / 8] = (byte)(1 << core % 8);
        if (Kernel.SetAffinity(0, coresMax / 8, mask) != 0) _faults.ReportPinning(core, Marshal.GetLastSystemError());
    }
}
