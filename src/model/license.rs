//! Under which terms the data may be used again.
//!
//! What a licence is called and what it allows, in words, is the theme's to say.

use crate::diagnostics::Language;

/// A licence of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum License {
    /// 공공누리 제1유형 (Korea Open Government License): attribution.
    Kogl1,
    /// 공공누리 제2유형: attribution, no commercial use.
    Kogl2,
    /// 공공누리 제3유형: attribution, no derivatives.
    Kogl3,
    /// 공공누리 제4유형: attribution, no commercial use, no derivatives.
    Kogl4,
    /// Creative Commons Attribution 4.0.
    CcBy4,
    /// Creative Commons Zero.
    Cc0,
}

impl License {
    /// Every licence there is a word for.
    pub const ALL: [Self; 6] =
        [Self::Kogl1, Self::Kogl2, Self::Kogl3, Self::Kogl4, Self::CcBy4, Self::Cc0];

    /// As `site.yaml` writes it: for those of Creative Commons the SPDX identifier.
    pub fn key(self) -> &'static str {
        match self {
            Self::Kogl1 => "KOGL-1",
            Self::Kogl2 => "KOGL-2",
            Self::Kogl3 => "KOGL-3",
            Self::Kogl4 => "KOGL-4",
            Self::CcBy4 => "CC-BY-4.0",
            Self::Cc0 => "CC0-1.0",
        }
    }

    /// The address that stands for the licence in data: the same in every language, and the one
    /// its publisher gives it (the Korea Culture Information Service Agency, Creative Commons).
    pub fn url(self) -> &'static str {
        match self {
            Self::Kogl1 => "https://www.kogl.or.kr/info/licenseType1.do",
            Self::Kogl2 => "https://www.kogl.or.kr/info/licenseType2.do",
            Self::Kogl3 => "https://www.kogl.or.kr/info/licenseType3.do",
            Self::Kogl4 => "https://www.kogl.or.kr/info/licenseType4.do",
            Self::CcBy4 => "https://creativecommons.org/licenses/by/4.0/",
            Self::Cc0 => "https://creativecommons.org/publicdomain/zero/1.0/",
        }
    }

    /// The page that explains the licence to people, where there is one in their language: of
    /// Creative Commons its deed.
    pub fn page(self, language: Language) -> String {
        match self {
            Self::Kogl1 | Self::Kogl2 | Self::Kogl3 | Self::Kogl4 => self.url().to_owned(),
            Self::CcBy4 | Self::Cc0 => format!("{}deed.{}", self.url(), language.tag()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_licence_has_an_address_of_its_own() {
        let keys: BTreeSet<_> = License::ALL.iter().map(|license| license.key()).collect();
        let urls: BTreeSet<_> = License::ALL.iter().map(|license| license.url()).collect();
        assert_eq!((keys.len(), urls.len()), (6, 6));
        assert_eq!(License::Kogl2.url(), "https://www.kogl.or.kr/info/licenseType2.do");
        let deed = "https://creativecommons.org/licenses/by/4.0/deed.ko";
        assert_eq!(License::CcBy4.page(Language::Korean), deed);
        let deed = "https://creativecommons.org/publicdomain/zero/1.0/deed.en";
        assert_eq!(License::Cc0.page(Language::English), deed);
        assert_eq!(License::Kogl1.page(Language::English), License::Kogl1.url());
    }
}
