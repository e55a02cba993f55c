//! Small pictures that carry what cameras and programs write into them, byte by byte.
//!
//! No picture here has pixels: who looks for a place looks at the head.

/// The notes of a camera (TIFF 6.0, EXIF 2.32 §4.6.6): its maker, and where it stood, in degrees,
/// minutes and seconds north.
pub(crate) fn exif(latitude: [(u32, u32); 3]) -> Vec<u8> {
    let mut notes = b"MM\0\x2a\0\0\0\x08".to_vec();
    notes.extend(b"\0\x02"); // two entries: Make, and where the GPS entries stand
    notes.extend(b"\x01\x0f\0\x02\0\0\0\x04Cam\0");
    notes.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0");
    notes.extend(b"\0\x02"); // GPSLatitudeRef and GPSLatitude
    notes.extend(b"\0\x01\0\x02\0\0\0\x02N\0\0\0");
    notes.extend(b"\0\x02\0\x05\0\0\0\x03\0\0\0\x44\0\0\0\0");
    for (part, of) in latitude {
        notes.extend(part.to_be_bytes());
        notes.extend(of.to_be_bytes());
    }
    notes
}

/// Notes of a place in Geumcheon.
pub(crate) fn place() -> Vec<u8> {
    exif([(37, 1), (27, 1), (2500, 100)])
}

/// Notes of a camera that found no place.
pub(crate) fn no_place() -> Vec<u8> {
    exif([(0, 0), (0, 0), (0, 0)])
}

/// A JPEG with these notes and, behind them, a scan that looks like notes.
pub(crate) fn jpeg(notes: &[u8]) -> Vec<u8> {
    let mut bytes = b"\xff\xd8".to_vec();
    segment(&mut bytes, &[b"Exif\0\0", notes].concat());
    bytes.extend(b"\xff\xda\0\x02GPSLatitude\xff\xd9");
    bytes
}

/// A JPEG whose XMP packet holds these words.
pub(crate) fn jpeg_with_xmp(words: &str) -> Vec<u8> {
    let mut bytes = b"\xff\xd8".to_vec();
    segment(&mut bytes, &[b"http://ns.adobe.com/xap/1.0/\0", words.as_bytes()].concat());
    bytes.extend(b"\xff\xd9");
    bytes
}

/// An APP1 segment.
fn segment(bytes: &mut Vec<u8>, data: &[u8]) {
    bytes.extend(b"\xff\xe1");
    bytes.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
    bytes.extend(data);
}

/// A PNG with notes behind everything else, where the format allows them.
pub(crate) fn png(notes: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x03IDATabcCRC_".to_vec();
    bytes.extend(u32::try_from(notes.len()).unwrap().to_be_bytes());
    bytes.extend([b"eXIf", notes, b"CRC_"].concat());
    bytes
}

/// A WebP with notes behind everything else.
pub(crate) fn webp(notes: &[u8]) -> Vec<u8> {
    let size = |len: usize| u32::try_from(len).unwrap().to_le_bytes();
    let mut chunks = b"WEBPVP8 \x02\0\0\0ab".to_vec();
    chunks.extend(b"EXIF");
    chunks.extend(size(notes.len()));
    chunks.extend(notes);
    [b"RIFF".as_slice(), &size(chunks.len()), &chunks].concat()
}

/// A HEIF, as phones write it: the notes are the item 7, kept within the index.
pub(crate) fn heif(notes: &[u8]) -> Vec<u8> {
    let boxed = |name: &[u8], data: &[u8]| {
        let size = u32::try_from(data.len() + 8).unwrap().to_be_bytes();
        [&size, name, data].concat()
    };
    let location = boxed(b"iloc", b"\x01\0\0\0\0\0\0\x01\0\x07\0\x01\0\0\0\x01");
    let item = boxed(b"infe", b"\x02\0\0\0\0\x07\0\0Exif");
    let items = boxed(b"iinf", &[b"\0\0\0\0\0\x01".as_slice(), &item].concat());
    let data = boxed(b"idat", &[b"\0\0\0\0", notes].concat());
    let index = [b"\0\0\0\0".as_slice(), &location, &items, &data].concat();
    [boxed(b"ftyp", b"heic\0\0\0\0mif1heic"), boxed(b"meta", &index)].concat()
}
