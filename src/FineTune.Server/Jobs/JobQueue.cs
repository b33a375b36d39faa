using System.Threading.Channels;

namespace FineTune.Server;

/// <summary>Jobs in the order in which they wait, for validation and for training. What waits is in the database too; this is only the order.</summary>
internal sealed class JobQueue
{
    private readonly Channel<string> _validation = Channel.CreateUnbounded<string>();
    private readonly Channel<string> _training = Channel.CreateUnbounded<string>();

    public ChannelReader<string> ToValidate => _validation.Reader;

    public ChannelReader<string> ToTrain => _training.Reader;

    /// <summary>Puts a job where its status says that it waits.</summary>
    public void Add(StoredJob job) => (job.Status == JobStatus.ValidatingFiles ? _validation : _training).Writer.TryWrite(job.Id);
}
