namespace Seawall.EndToEnd;

/// <summary>A certificate authority and one certificate by it, made by openssl in a folder of its own.</summary>
internal sealed record Certificates(string Authority, string Certificate, string Key)
{
    public static async Task<Certificates> MakeAsync(string name)
    {
        var folder = Directory.CreateTempSubdirectory("seawall-tls-").FullName;
        await OpenSslAsync(folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", "ca.key", "-out", "ca.pem", "-days", "30", "-subj", "/CN=Seawall test authority");
        return await IssueAsync(folder, name);
    }

    /// <summary>Another certificate of the same authority.</summary>
    public Task<Certificates> AlsoAsync(string name) => IssueAsync(Path.GetDirectoryName(Authority)!, name);

    private static async Task<Certificates> IssueAsync(string folder, string name)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.ext"), $"subjectAltName=DNS:{name},IP:127.0.0.1\n");
        await OpenSslAsync(folder, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", $"{name}.key", "-out", $"{name}.csr", "-subj", $"/CN={name}");
        await OpenSslAsync(folder, "x509", "-req", "-in", $"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-days", "30", "-extfile", $"{name}.ext", "-out", $"{name}.pem");
        return new Certificates(
            Path.Combine(folder, "ca.pem"), Path.Combine(folder, $"{name}.pem"), Path.Combine(folder, $"{name}.key"));
    }

    private static async Task OpenSslAsync(string folder, params string[] arguments)
    {
        var (code, output) = await RunningProcess.ToEndAsync("openssl", arguments, folder);
        Assert.True(code == 0, output);
    }
}
