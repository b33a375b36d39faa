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
[JsonDerivedType(typeof(CommOpenMessage), "comm_open")]
[JsonDerivedType(typeof(CommDataMessage), "comm_msg")]
[JsonDerivedType(typeof(CommCloseMessage), "comm_close")]
public abstract record OutputMessage;
