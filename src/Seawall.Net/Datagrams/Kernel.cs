using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Seawall.Net;

/// <summary>
/// The system calls of Linux that the framework does not offer, and their structures as the 64-bit ABI lays them out.
/// All arguments are plain numbers and pointers, so that a call is a jump; none of them suppresses the transition out
/// of managed code, because each may block or take long, and the collector must not wait for it.
/// Errors: -1 is returned and <see cref="Marshal.GetLastSystemError"/> holds the number until the next call.
/// </summary>
static unsafe partial class Kernel
{
    public const int SolIp = 0, SolSocket = 1, SolUdp = 17, SolIpv6 = 41;
    public const int SoSndBuf = 7, SoRcvBuf = 8, SoReusePort = 15, SoSndBufForce = 32, SoRcvBufForce = 33;
    public const int SoAttachReusePortCbpf = 51, SoMemInfo = 55;
    public const int UdpSegment = 103;
    public const int IpPktInfo = 8, Ipv6RecvPktInfo = 49, Ipv6PktInfo = 50;
    public const int MsgTrunc = 0x20, MsgDontWait = 0x40, MsgNoSignal = 0x4000, MsgWaitForOne = 0x10000;
    public const int SetTimerSlack = 29;
    public const ushort AfInet = 2, AfInet6 = 10;

    public const int EPerm = 1, EIntr = 4, EIo = 5, EAgain = 11, ENoMem = 12, EAcces = 13, EInval = 22, EMsgSize = 90;
    public const int EAfNoSupport = 97, EAddrNotAvail = 99, ENetDown = 100, ENetUnreach = 101;
    public const int ENoProtoOpt = 92, EOpNotSupp = 95, ENoBufs = 105, EConnRefused = 111, EHostUnreach = 113;

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Vector
    {
        public byte* Base;
        public nuint Length;
    }

    /// <summary>
    /// struct mmsghdr: a struct msghdr of 56 octets and how many octets were moved; 64 octets, one cache line.
    /// </summary>
    [StructLayout(LayoutKind.Explicit, Size = 64)]
    public struct Message
    {
        [FieldOffset(0)] public byte* Name;
        [FieldOffset(8)] public uint NameLength;
        [FieldOffset(16)] public Vector* Vectors;
        [FieldOffset(24)] public nuint VectorCount;
        [FieldOffset(32)] public byte* Control;
        [FieldOffset(40)] public nuint ControlLength;
        [FieldOffset(48)] public int Flags;
        [FieldOffset(56)] public uint Length;
    }

    /// <summary>struct cmsghdr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct ControlHeader
    {
        public nuint Length;
        public int Level;
        public int Type;
    }

    [LibraryImport("libc", EntryPoint = "recvmmsg")]
    public static partial int ReceiveMany(int socket, Message* messages, uint count, int flags, void* timeout);

    [LibraryImport("libc", EntryPoint = "sendmmsg")]
    public static partial int SendMany(int socket, Message* messages, uint count, int flags);

    [LibraryImport("libc", EntryPoint = "sendto")]
    public static partial nint SendTo(
        SafeHandle socket, byte* data, nuint length, int flags, byte* name, uint nameLength);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    public static partial int SetAffinity(int thread, nuint maskBytes, void* mask);

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    public static partial int Sleep(long* secondsAndNanoseconds, void* rest);

    [LibraryImport("libc", EntryPoint = "prctl")]
    public static partial int Control(int option, nuint value);

    /// <summary>What an error number of a send means.</summary>
    public static SendFault SendFaultOf(int error) => error switch
    {
        EAgain => SendFault.BufferFull,
        ENoBufs or ENoMem => SendFault.NoBuffers,
        EPerm or EAcces => SendFault.NotPermitted,
        EMsgSize => SendFault.TooLong,
        EHostUnreach or ENetUnreach or EAddrNotAvail or ENetDown => SendFault.Unreachable,
        EConnRefused => SendFault.Refused,
        EAfNoSupport or EInval => SendFault.WrongAddress,
        _ => SendFault.Other,
    };
}
