using System.IO.MemoryMappedFiles;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace FineTune.Kernel;

/// <summary>
/// A reference whose metadata is read from the mapped file. Roslyn's own reads a copy of all of it into memory: 60 MB for the framework
/// (measured on 2026-11-27), of which a notebook looks at a small part.
/// </summary>
internal static class MappedReference
{
    /// <summary>The file stays mapped for the rest of the process, as the compilations that look at it do.</summary>
    public static unsafe PortableExecutableReference To(string path)
    {
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(offset: 0, size: 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var metadata = new PEReader(start, (int)new FileInfo(path).Length).GetMetadata();
        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata.Pointer, metadata.Length))
            .GetReference(filePath: path, display: path);
    }
}
