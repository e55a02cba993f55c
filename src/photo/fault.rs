//! What may be wrong with a picture file, in the author's words.
//!
//! Where the file is named and which code it has is for who asked.

use crate::diagnostics::Phrase;
use image::ImageError;

/// Why a file can't be published as a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A picture of a kind that browsers don't all show, by its name: `HEIC`.
    Kind(&'static str),
    /// No picture of a kind that is known here.
    NoPicture,
    /// More pixels than are decoded: width and height.
    TooLarge(u32, u32),
    /// Saved so that it takes longer to read than anybody waits.
    Slow,
    /// More bytes than a photo has; how many mebibytes.
    Heavy(u64),
    /// Begins like a picture and can't be read as one; what the decoder said.
    Broken(String),
    /// Not the picture that was seen when the content was read.
    Changed,
}

impl Fault {
    pub(super) fn broken(error: &ImageError) -> Self {
        Self::Broken(error.to_string())
    }

    /// What is wrong, as the rest of a sentence about the file.
    pub fn message(&self) -> Phrase {
        match self {
            Self::Kind(kind) => Phrase::new(
                format!("{kind} 형식이라 사진으로 게시할 수 없습니다"),
                format!("is a {kind} file, which not every browser shows"),
            ),
            Self::NoPicture => Phrase::new("사진 파일이 아닙니다", "is not a picture"),
            Self::TooLarge(width, height) => Phrase::new(
                format!("{width}×{height} 화소여서 사진으로 게시하기에 너무 큽니다"),
                format!("is too large to publish: {width} x {height} pixels"),
            ),
            Self::Slow => Phrase::new(
                "읽는 데 지나치게 오래 걸리는 방식으로 저장되어 있습니다",
                "is saved in a way that takes too long to read",
            ),
            Self::Heavy(size) => Phrase::new(
                format!("{size} MB여서 사진으로 게시하기에 너무 큽니다"),
                format!("is too large to publish: {size} MB"),
            ),
            Self::Broken(_) => {
                Phrase::new("깨져 있어 읽을 수 없습니다", "is broken and can't be read")
            }
            Self::Changed => Phrase::new(
                "읽는 사이에 다른 사진으로 바뀌었습니다",
                "was replaced by another picture while it was read",
            ),
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> Phrase {
        match self {
            Self::Kind("HEIC") => Phrase::new(
                "JPEG로 바꾸어 넣으세요. 아이폰은 설정의 카메라, 포맷에서 ‘높은 호환성’을 고르면 JPEG로 찍습니다",
                "save it as JPEG; an iPhone takes JPEG under Settings, Camera, Formats, Most Compatible",
            ),
            Self::Kind(_) | Self::NoPicture => Phrase::new(
                "JPEG, PNG, WebP 사진으로 저장해 넣으세요. 이름만 바꾸어서는 되지 않습니다",
                "save it as a JPEG, PNG or WebP picture; another name alone does not do it",
            ),
            Self::TooLarge(..) => Phrase::new(
                "1억 화소가 넘지 않게 줄여 넣으세요. 누리집에는 가로 1600화소까지 게시됩니다",
                "make it smaller than 100 million pixels; it is published up to 1600 pixels wide",
            ),
            Self::Slow => Phrase::new(
                "사진 프로그램에서 JPEG로 다시 저장하세요",
                "save it anew as JPEG in a picture program",
            ),
            Self::Heavy(_) => Phrase::new(
                "JPEG로 저장해 넣으세요. 누리집에는 가로 1600화소까지 게시됩니다",
                "save it as JPEG; it is published up to 1600 pixels wide",
            ),
            Self::Broken(_) => Phrase::new(
                "원본을 다시 복사해 넣거나 사진 프로그램에서 다시 저장하세요",
                "copy the original again, or save it anew in a picture program",
            ),
            Self::Changed => Phrase::new("다시 실행하세요", "run it again"),
        }
    }

    /// What the decoder said of a broken file, for who can read it; else empty.
    pub fn cause(&self) -> &str {
        match self {
            Self::Broken(cause) => cause,
            _ => "",
        }
    }
}
