using Seawall.Smpp;

namespace Seawall.Gateway.Tests;

/// <summary>Nothing is allocated for a request that goes on to another link, nor for its response.</summary>
public sealed class LinkAllocationTests
{
    const int Messages = 2_000;

    [Theory]
    [InlineData("relayed")]
    [InlineData("parked")]
    [InlineData("enquired")]
    [InlineData("malformed")]
    public void No_byte_for_a_request_and_its_response(string fate)
    {
        var window = fate == "parked" ? 1 : 10;
        using var rig = new LinkRig(Texts.Model(Texts.Target() with { Window = window }));
        var centre = rig.Centre(isSilent: true);
        var hub = rig.Bound(isSilent: true);
        var request = fate switch
        {
            "enquired" => Smpp.Header(CommandId.EnquireLink, 7),
            "malformed" => Smpp.Submit(7)[..40],
            _ => Smpp.Submit(7),
        };
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(request, request.Length);
        var response = Smpp.Response(CommandId.SubmitSmResp, 0);
        var least = long.MaxValue;
        // The first round warms up; the runtime may make code faster on this thread once.
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var message = 0; message < Messages; message++)
            {
                for (var turn = 0; turn < 3; turn++)
                {
                    rig.Reader.Receive(hub.Link, request);
                }
                while (centre.Link.Sent > 0)
                {
                    // The oldest one: as many as are out stand before the last number.
                    var oldest = centre.Wire.LastSequence - (uint)centre.Link.Sent + 1;
                    System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(response.AsSpan(12), oldest);
                    rig.Reader.Receive(centre.Link, response);
                }
            }
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
        Assert.Equal((0, 0), (hub.Link.InHand, hub.Link.ParkedCount));
    }
}
