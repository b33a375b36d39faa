using FineTune.Torch;
using static TorchSharp.torch;

namespace FineTune.Notebook;

/// <summary>A tensor as type, shape, measures and first values.</summary>
internal sealed class TensorFormatter(string mimeType) : INotebookFormatter
{
    public Type Type { get; } = typeof(Tensor);

    public string MimeType { get; } = mimeType;

    public bool Format(object value, TextWriter writer)
    {
        if (value is not Tensor tensor)
            return false;
        writer.Write(tensor.Summary().Render(MimeType));
        return true;
    }
}
