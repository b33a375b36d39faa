using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FineTune;

/// <summary>The key of this user's service: made at its first start, in a file that this user alone can read.</summary>
public sealed record ServiceKeyFile
{
    private const int Bytes = 32;

    private ServiceKeyFile(string path, string key, bool isNew) => (Path, Key, IsNew) = (path, key, isNew);

    /// <summary>Full path.</summary>
    public string Path { get; }

    public string Key { get; }

    /// <summary>It was made just now, so nobody has seen it.</summary>
    public bool IsNew { get; }

    /// <param name="folder">The service's data folder; made for this user alone when it is missing.</param>
    /// <exception cref="FineTuneException">The file is empty.</exception>
    public static ServiceKeyFile GetOrCreate(string folder)
    {
        var path = System.IO.Path.Combine(PrivateFolder.Create(folder), "key");
        if (!File.Exists(path))
            return new ServiceKeyFile(path, Create(path), isNew: true);
        var key = File.ReadAllText(path).Trim();
        return key.Length > 0 ? new ServiceKeyFile(path, key, isNew: false) : throw new FineTuneException($"{path} holds no key. Remove it, and the service makes another.");
    }

    public override string ToString() => Path;

    private static string Create(string path)
    {
        var key = "ft-" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        using var file = new AtomicFile(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        file.Stream.Write(Encoding.UTF8.GetBytes(key));
        file.Commit();
        return key;
    }
}
