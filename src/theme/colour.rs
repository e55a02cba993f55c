//! A colour, and how well two of them are told apart.
//!
//! Whole numbers throughout, so that what is accepted on one machine is on every other.

use std::fmt;

/// A colour of the sRGB space, opaque.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self::of(0x000000);
    /// White.
    pub const WHITE: Self = Self::of(0xffffff);

    /// The colour of a number `0xrrggbb`; what stands above is passed over.
    pub const fn of(number: u32) -> Self {
        let [_, red, green, blue] = number.to_be_bytes();
        Self { red, green, blue }
    }

    /// A colour as CSS writes it, `#0b50d0` or `#fff`, and no other way; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            6 => Some(Self::of(number)),
            3 => {
                let digit = |shift: u32| (number >> shift & 0xf) * 0x11;
                Some(Self::of(digit(8) << 16 | digit(4) << 8 | digit(0)))
            }
            _ => None,
        }
    }

    /// How well two colours are told apart, in hundredths from 100 to 2100, rounded down, so that
    /// what falls short of 4.5 never reads 4.50: contrast ratio of WCAG 2.2,
    /// (L1 + 0.05) / (L2 + 0.05) of the relative luminances, the lighter one first.
    pub fn contrast(self, other: Self) -> u32 {
        let (ours, theirs) = (self.luminance() + UNIT / 20, other.luminance() + UNIT / 20);
        u32::try_from(ours.max(theirs) * 100 / ours.min(theirs)).unwrap_or(100)
    }

    /// Relative luminance (WCAG 2.2), from 0 to [`UNIT`].
    fn luminance(self) -> u64 {
        let part = |channel: u8| LINEAR.get(usize::from(channel)).copied().map_or(0, u64::from);
        2126 * part(self.red) + 7152 * part(self.green) + 722 * part(self.blue)
    }

    /// The colour so many 255ths of the way to another.
    pub fn towards(self, other: Self, share: u8) -> Self {
        let (ours, theirs) = (u32::from(255 - share), u32::from(share));
        let mix = |a: u8, b: u8| {
            u8::try_from((u32::from(a) * ours + u32::from(b) * theirs + 127) / 255).unwrap_or(255)
        };
        Self {
            red: mix(self.red, other.red),
            green: mix(self.green, other.green),
            blue: mix(self.blue, other.blue),
        }
    }

    /// The same hue, lighter or darker: as near as it comes to a contrast with another colour, in
    /// hundredths, and not below it where that can be reached.
    pub fn at_contrast(self, ground: Self, wanted: u32) -> Self {
        let poles = [Self::BLACK, Self::WHITE];
        let shades = poles.into_iter().flat_map(|pole| (0..=255).map(move |t| (pole, t)));
        let shades = shades.map(|(pole, share)| self.towards(pole, share));
        let enough = shades.filter(|shade| shade.contrast(ground) >= wanted);
        let nearest = enough.min_by_key(|shade| shade.contrast(ground));
        nearest.unwrap_or_else(|| {
            let further = |pole: &Self| pole.contrast(ground);
            poles.into_iter().max_by_key(further).unwrap_or(self)
        })
    }

    /// The colour without half of its hue.
    pub fn muted(self) -> Self {
        let [red, green, blue] = [self.red, self.green, self.blue].map(u32::from);
        let grey = u8::try_from((red + green + blue) / 3).unwrap_or(255);
        self.towards(Self { red: grey, green: grey, blue: grey }, 128)
    }
}

/// As CSS writes it: `#0b50d0`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// The luminance of white.
const UNIT: u64 = 1_000_000_000_000;

/// What a channel of sRGB adds to the luminance, in hundred-millionths: c / 12.92 where c is at
/// most 0.04045, else ((c + 0.055) / 1.055) ^ 2.4 (WCAG 2.2, relative luminance, from IEC 61966-2-1).
#[rustfmt::skip]
const LINEAR: [u32; 256] = [
    0, 30_353, 60_705, 91_058, 121_411, 151_763, 182_116, 212_469, 242_822, 273_174, 303_527,
    334_654, 367_651, 402_472, 439_144, 477_695, 518_152, 560_539, 604_883, 651_209, 699_541,
    749_903, 802_319, 856_813, 913_406, 972_122, 1_032_982, 1_096_009, 1_161_225, 1_228_649,
    1_298_303, 1_370_208, 1_444_384, 1_520_851, 1_599_629, 1_680_738, 1_764_195, 1_850_022,
    1_938_236, 2_028_856, 2_121_901, 2_217_388, 2_315_337, 2_415_763, 2_518_686, 2_624_122,
    2_732_089, 2_842_604, 2_955_683, 3_071_344, 3_189_603, 3_310_477, 3_433_981, 3_560_131,
    3_688_945, 3_820_437, 3_954_624, 4_091_520, 4_231_141, 4_373_503, 4_518_620, 4_666_509,
    4_817_182, 4_970_657, 5_126_946, 5_286_065, 5_448_028, 5_612_849, 5_780_543, 5_951_124,
    6_124_605, 6_301_002, 6_480_327, 6_662_594, 6_847_817, 7_036_010, 7_227_185, 7_421_357,
    7_618_538, 7_818_742, 8_021_982, 8_228_271, 8_437_621, 8_650_046, 8_865_559, 9_084_171,
    9_305_896, 9_530_747, 9_758_735, 9_989_873, 10_224_173, 10_461_648, 10_702_310, 10_946_171,
    11_193_243, 11_443_537, 11_697_067, 11_953_843, 12_213_877, 12_477_182, 12_743_768, 13_013_648,
    13_286_832, 13_563_333, 13_843_162, 14_126_329, 14_412_847, 14_702_727, 14_995_979, 15_292_615,
    15_592_646, 15_896_084, 16_202_938, 16_513_219, 16_826_940, 17_144_110, 17_464_740, 17_788_842,
    18_116_424, 18_447_499, 18_782_077, 19_120_168, 19_461_783, 19_806_932, 20_155_625, 20_507_874,
    20_863_687, 21_223_076, 21_586_050, 21_952_620, 22_322_796, 22_696_587, 23_074_005, 23_455_058,
    23_839_757, 24_228_112, 24_620_133, 25_015_828, 25_415_209, 25_818_285, 26_225_066, 26_635_560,
    27_049_779, 27_467_731, 27_889_426, 28_314_874, 28_744_084, 29_177_065, 29_613_827, 30_054_379,
    30_498_731, 30_946_892, 31_398_871, 31_854_678, 32_314_321, 32_777_810, 33_245_154, 33_716_362,
    34_191_442, 34_670_406, 35_153_260, 35_640_014, 36_130_678, 36_625_260, 37_123_768, 37_626_212,
    38_132_601, 38_642_943, 39_157_248, 39_675_523, 40_197_778, 40_724_021, 41_254_261, 41_788_507,
    42_326_767, 42_869_050, 43_415_364, 43_965_717, 44_520_119, 45_078_578, 45_641_102, 46_207_700,
    46_778_380, 47_353_150, 47_932_018, 48_514_994, 49_102_085, 49_693_300, 50_288_646, 50_888_132,
    51_491_767, 52_099_557, 52_711_513, 53_327_640, 53_947_949, 54_572_446, 55_201_140, 55_834_039,
    56_471_151, 57_112_483, 57_758_044, 58_407_842, 59_061_884, 59_720_179, 60_382_734, 61_049_557,
    61_720_656, 62_396_039, 63_075_714, 63_759_687, 64_447_968, 65_140_564, 65_837_482, 66_538_730,
    67_244_316, 67_954_247, 68_668_531, 69_387_176, 70_110_189, 70_837_578, 71_569_350, 72_305_513,
    73_046_074, 73_791_041, 74_540_421, 75_294_222, 76_052_450, 76_815_115, 77_582_222, 78_353_779,
    79_129_794, 79_910_274, 80_695_226, 81_484_657, 82_278_575, 83_076_988, 83_879_901, 84_687_323,
    85_499_261, 86_315_721, 87_136_712, 87_962_240, 88_792_312, 89_626_935, 90_466_117, 91_309_865,
    92_158_186, 93_011_086, 93_868_573, 94_730_654, 95_597_335, 96_468_625, 97_344_529, 98_225_055,
    99_110_210, 100_000_000,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(one: &str, other: &str) -> u32 {
        Colour::parse(one).unwrap().contrast(Colour::parse(other).unwrap())
    }

    /// The greys WebAIM and the W3C's own techniques name as just enough and just too little, and
    /// the figures of the design's table of colours.
    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, other, wanted) in [
            ("#000", "#fff", 2100),
            ("#fff", "#fff", 100),
            ("#767676", "#ffffff", 454),
            ("#777777", "#ffffff", 447),
            ("#949494", "#ffffff", 303),
            ("#ff0000", "#ffffff", 399),
            ("#0000ff", "#ffffff", 859),
            ("#0b50d0", "#ffffff", 683),
            ("#86aff9", "#131416", 835),
            ("#58616a", "#f4f5f6", 577),
        ] {
            assert_eq!(contrast(one, other), wanted, "{one} on {other}");
            assert_eq!(contrast(other, one), wanted, "{other} on {one}");
        }
    }

    #[test]
    fn only_hexadecimal_is_a_colour() {
        assert_eq!(Colour::parse("#fA0"), Colour::parse("#ffaa00"));
        assert_eq!(Colour::parse("#0b50d0").unwrap().to_string(), "#0b50d0");
        for text in ["", "#", "#12", "#1234", "#12345678", "red", "0b50d0", "#+12345", "#ＦＦＦ"]
        {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_shade_reaches_the_contrast_it_is_asked_for() {
        let hues = [0x1f7a32, 0xffff00, 0, 0xffffff, 0x800080].map(Colour::of);
        for hue in hues {
            for wanted in [300, 450, 680, 1060, 1350] {
                for ground in [Colour::WHITE, Colour::of(0x131416)] {
                    let reached = hue.at_contrast(ground, wanted).contrast(ground);
                    assert!(reached >= wanted, "{hue} on {ground}: {reached}");
                    assert!(reached < wanted + wanted / 10, "{hue} on {ground}: {reached}");
                }
            }
        }
    }
}
