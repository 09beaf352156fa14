namespace Seawall.Register;

/// <summary>Why an import cannot go on: the file or request is wrong, or something beside it gave way.</summary>
sealed class ImportStopped(string message, bool fileAtFault) : Exception(message)
{
    public bool FileAtFault => fileAtFault;
}
