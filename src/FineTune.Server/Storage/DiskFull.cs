using Microsoft.Data.Sqlite;

namespace FineTune.Server;

/// <summary>The one fault of storage that mends by itself when someone makes room.</summary>
internal static class DiskFull
{
    public const string Message = "The disk of the service is full. Nothing of this request was kept; make room and send it again.";

    /// <summary>ENOSPC and EDQUOT of Linux, EDQUOT of macOS, ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.</summary>
    private static readonly int[] Codes = [28, 122, 69, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    public static bool IsCauseOf(Exception? exception) => exception switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL } => true,
        IOException io when Codes.Contains(io.HResult) => true,
        _ => IsCauseOf(exception.InnerException),
    };
}
