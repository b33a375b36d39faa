namespace FineTune;

/// <summary>Shorter ways for a cell to upload.</summary>
public static class FineTuneServiceExtensions
{
    /// <summary>Uploads the file at <paramref name="path"/>, once it passed its check.</summary>
    public static async Task<ServiceFile> UploadAsync(
        this IFineTuneService service, string path, IProgress<UploadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(service);
        return await service.UploadAsync(await TrainingFile.LoadAsync(path, cancellationToken), progress, cancellationToken);
    }

    /// <summary>Uploads a data set, for example a part of a split, once it passed its check.</summary>
    public static Task<ServiceFile> UploadAsync(
        this IFineTuneService service, Dataset data, IProgress<UploadProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(service);
        return service.UploadAsync(TrainingFile.Of(data), progress, cancellationToken);
    }
}
