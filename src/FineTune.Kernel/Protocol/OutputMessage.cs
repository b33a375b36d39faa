using System.Text.Json.Serialization;

namespace FineTune.Kernel;

/// <summary>What a cell shows, in the shapes of Jupyter's messaging protocol.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "msg_type")]
[JsonDerivedType(typeof(StreamMessage), "stream")]
[JsonDerivedType(typeof(DisplayDataMessage), "display_data")]
[JsonDerivedType(typeof(UpdateDisplayDataMessage), "update_display_data")]
[JsonDerivedType(typeof(ExecuteResultMessage), "execute_result")]
[JsonDerivedType(typeof(ErrorMessage), "error")]
[JsonDerivedType(typeof(ClearOutputMessage), "clear_output")]
public abstract record OutputMessage;
