namespace FineTune.Notebook;

/// <summary>A figure that is not drawn as a picture; the message completes "There is no picture: ".</summary>
internal sealed class NoPictureException(string why) : Exception(why);
