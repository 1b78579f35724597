namespace FaxIngest.Render;

/// <summary>Opens containers of every known kind for one document at a time.</summary>
public interface IContainerSource
{
    /// <summary>Begins a document: a private folder for what is unpacked, and full budgets. Disposing removes all of it.</summary>
    IContainerSession Begin();
}
