using System.Formats.Cbor;

namespace Sagas.Durability.Journal;

/// <summary>Reads a CBOR value whose members need not be known: numbers, truth values, texts, bytes, URIs, lists and maps of these.</summary>
internal static class CborValue
{
    public static object Read(CborReader cbor)
    {
        switch (cbor.PeekState())
        {
            case CborReaderState.UnsignedInteger:
                return cbor.ReadInt32();
            case CborReaderState.Boolean:
                return cbor.ReadBoolean();
            case CborReaderState.TextString:
                return cbor.ReadTextString();
            case CborReaderState.ByteString:
                return cbor.ReadByteString();
            case CborReaderState.Tag when cbor.ReadTag() == CborTag.Uri:
                return new Uri(cbor.ReadTextString());
            case CborReaderState.StartArray:
                var array = new List<object>();
                cbor.ReadStartArray();
                while (cbor.PeekState() != CborReaderState.EndArray)
                    array.Add(Read(cbor));
                cbor.ReadEndArray();
                return array;
            case CborReaderState.StartMap:
                var map = new Dictionary<object, object>();
                cbor.ReadStartMap();
                while (cbor.PeekState() != CborReaderState.EndMap)
                    map[Read(cbor)] = Read(cbor);
                cbor.ReadEndMap();
                return map;
            case var state:
                throw new CborContentException($"The journal's outgoing messages hold no {state}.");
        }
    }
}
