namespace Sagas.Workflows.Definitions;

/// <summary>A node of a definition's tree. What comes after one is known by where it hangs.</summary>
internal abstract class Part
{
    /// <summary>The part that it is in; null for the whole.</summary>
    public Part? Parent { get; private set; }

    /// <summary>Its place in that.</summary>
    public int Index { get; private set; }

    /// <summary>Whether the parts in it are under way side by side.</summary>
    public virtual bool HasBranches => false;

    /// <summary>The parts directly in it, in order.</summary>
    public virtual IReadOnlyList<Part> Parts => [];

    /// <summary>Tells every part below where it hangs.</summary>
    public void Hang()
    {
        for (var i = 0; i < Parts.Count; i++)
        {
            (Parts[i].Parent, Parts[i].Index) = (this, i);
            Parts[i].Hang();
        }
    }

    /// <summary>It and all below it, from top to bottom.</summary>
    public IEnumerable<Part> All() => Parts.SelectMany(part => part.All()).Prepend(this);
}
