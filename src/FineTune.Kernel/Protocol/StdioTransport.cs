using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace FineTune.Kernel;

/// <summary>JSON lines over two streams: the kernel as the child process of the notebook runner.</summary>
public sealed class StdioTransport(Stream input, Stream output) : IKernelTransport
{
    private readonly LineWriter _writer = new(output);

    /// <summary>Takes the process's standard streams for the protocol; see <see cref="StandardStreams"/>.</summary>
    public static StdioTransport Open()
    {
        var (input, output) = StandardStreams.Take();
        return new StdioTransport(input, output);
    }

    public async IAsyncEnumerable<KernelRequest> ReadRequestsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var line in LineReader.ReadLinesAsync(input, cancellationToken))
            yield return Parse(line);
    }

    public void Reply(KernelRequest request, KernelReply reply) =>
        _writer.Write(new KernelFrame { Parent = request.Id, Reply = reply }, ProtocolJson.Default.KernelFrame);

    public ICellOutput OutputFor(ExecuteRequest request) => new CellOutput(_writer, request.Id);

    private static KernelRequest Parse(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ProtocolJson.Default.KernelRequest)
                ?? throw new KernelException("A request to the kernel is null.");
        }
        catch (JsonException error)
        {
            throw new KernelException(
                $"A request to the kernel is not understood ({error.Message}): {Encoding.UTF8.GetString(line)}. "
                + "Runner and kernel must be of the same version.", error);
        }
    }

    private sealed class CellOutput(LineWriter writer, string parent) : ICellOutput
    {
        public void Publish(OutputMessage message) =>
            writer.Write(new KernelFrame { Parent = parent, Output = message }, ProtocolJson.Default.KernelFrame);
    }
}
