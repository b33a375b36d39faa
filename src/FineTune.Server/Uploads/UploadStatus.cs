namespace FineTune.Server;

internal enum UploadStatus
{
    Pending,
    Completed,
    Cancelled,

    /// <summary>It was not completed within its hour.</summary>
    Expired,
}
