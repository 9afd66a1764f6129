//! The look: colours, fonts and spacing, from the tokens in `scene::palette`.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, RichText, Shadow,
    Stroke, Style, TextStyle, Visuals, vec2,
};

use crate::model::{Unit, UnitKind};
use crate::scene::palette::text_on;
use crate::scene::{Rgb, Theme, Tokens, text};

/// Corner radius of controls.
pub(super) const CONTROL_RADIUS: u8 = 7;
/// Corner radius of cards.
pub(super) const CARD_RADIUS: u8 = 10;
/// The step that all spacing is made of.
pub(super) const STEP: f32 = 4.0;

/// A weight of Inter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Medium,
    SemiBold,
    Bold,
}

impl Weight {
    fn family(self) -> FontFamily {
        match self {
            Self::Regular => FontFamily::Proportional,
            Self::Medium => FontFamily::Name("medium".into()),
            Self::SemiBold => FontFamily::Name("semibold".into()),
            Self::Bold => FontFamily::Name("bold".into()),
        }
    }
}

/// The typeface of `family`.
pub(super) fn weight_of(family: &FontFamily) -> text::Weight {
    let known =
        |(own, weight): &(Weight, text::Weight)| (own.family() == *family).then_some(*weight);
    let all = [
        (Weight::Medium, text::Weight::Medium),
        (Weight::SemiBold, text::Weight::SemiBold),
        (Weight::Bold, text::Weight::Bold),
    ];
    all.iter().find_map(known).unwrap_or_default()
}

/// The font of `size` points in `weight`.
pub(super) fn font(size: f32, weight: Weight) -> FontId {
    FontId::new(size, weight.family())
}

/// An egui colour.
pub(super) const fn colour(rgb: Rgb) -> Color32 {
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

/// The colours of the theme that is on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Skin {
    pub(super) theme: Theme,
    tokens: &'static Tokens,
}

macro_rules! tokens {
    ($($name:ident),*) => {
        $(pub(super) fn $name(self) -> Color32 { colour(self.tokens.$name) })*
    };
}

impl Skin {
    pub(super) fn of(ui: &egui::Ui) -> Self {
        Self::new(ui.visuals().dark_mode)
    }

    pub(super) fn new(dark: bool) -> Self {
        let theme = if dark { Theme::Dark } else { Theme::Light };
        Self { theme, tokens: theme.tokens() }
    }

    tokens!(
        canvas,
        panel,
        raised,
        hairline,
        text,
        secondary,
        accent,
        accent_ground,
        worse,
        better,
        missing,
        hatch
    );

    /// The colour of `unit`.
    pub(super) fn unit(self, unit: &Unit) -> Color32 {
        colour(self.unit_rgb(unit))
    }

    pub(super) fn unit_rgb(self, unit: &Unit) -> Rgb {
        if unit.kind == UnitKind::Central {
            self.tokens.central
        } else {
            self.theme.unit(unit.colour)
        }
    }

    /// The colour of text on `unit`'s colour.
    pub(super) fn on_unit(self, unit: &Unit) -> Color32 {
        colour(text_on(self.unit_rgb(unit)))
    }

    /// The colour of text on the accent, and on `worse`.
    pub(super) fn on_accent(self) -> Color32 {
        if self.theme == Theme::Dark { self.canvas() } else { Color32::WHITE }
    }

    /// A hairline.
    pub(super) fn line(self) -> Stroke {
        Stroke::new(1.0, self.hairline())
    }
}

/// Label: small, second rank.
pub(super) fn label(skin: Skin, text: impl Into<String>) -> RichText {
    RichText::new(text).font(font(11.0, Weight::Regular)).color(skin.secondary())
}

/// Heading of a section: small, capitals.
pub(super) fn section(skin: Skin, text: &str) -> RichText {
    RichText::new(text.to_uppercase())
        .font(font(11.0, Weight::SemiBold))
        .color(skin.secondary())
        .extra_letter_spacing(0.4)
}

/// Title of a card or dialog.
pub(super) fn title(text: impl Into<String>) -> RichText {
    RichText::new(text).font(font(15.0, Weight::SemiBold))
}

/// A figure in a card.
pub(super) fn figure(text: impl Into<String>) -> RichText {
    RichText::new(text).font(font(17.0, Weight::SemiBold))
}

/// A key figure.
pub(super) fn key_figure(text: impl Into<String>) -> RichText {
    RichText::new(text).font(font(26.0, Weight::Bold))
}

/// Body text with weight.
pub(super) fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).font(font(13.0, Weight::SemiBold))
}

/// Gives the window fonts and styles; called once.
pub(super) fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // Where the system does not say, the light one: it is the one for paper and for the wall.
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.style_mut_of(theme, |style| apply(style, theme == egui::Theme::Dark));
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let weights: [(&str, FontFamily, &'static [u8]); 4] = [
        ("Inter", Weight::Regular.family(), include_bytes!("../../assets/fonts/Inter-Regular.otf")),
        (
            "Inter Medium",
            Weight::Medium.family(),
            include_bytes!("../../assets/fonts/Inter-Medium.otf"),
        ),
        (
            "Inter SemiBold",
            Weight::SemiBold.family(),
            include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
        ),
        ("Inter Bold", Weight::Bold.family(), include_bytes!("../../assets/fonts/Inter-Bold.otf")),
    ];
    for (name, family, bytes) in weights {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        fonts.families.insert(family, vec![name.to_owned()]);
    }
    fonts.families.insert(FontFamily::Monospace, vec!["Inter".to_owned()]);
    fonts
}

/// How long things in the window take to change, seconds, unless movement is left out.
pub(super) const MOTION_S: f32 = 0.15;

fn apply(style: &mut Style, dark: bool) {
    let skin = Skin::new(dark);
    style.text_styles = [
        (TextStyle::Small, font(11.0, Weight::Regular)),
        (TextStyle::Body, font(13.0, Weight::Regular)),
        (TextStyle::Button, font(13.0, Weight::Regular)),
        (TextStyle::Monospace, font(13.0, Weight::Regular)),
        (TextStyle::Heading, font(15.0, Weight::SemiBold)),
    ]
    .into();
    style.animation_time = MOTION_S;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(2.0 * STEP, 1.5 * STEP);
    spacing.button_padding = vec2(2.5 * STEP, STEP);
    spacing.interact_size.y = 7.0 * STEP;
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.tooltip_width = 380.0;
    spacing.scroll = egui::style::ScrollStyle::thin();
    style.visuals = visuals(skin, dark);
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
}

fn visuals(skin: Skin, dark: bool) -> Visuals {
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    let radius = CornerRadius::same(CONTROL_RADIUS);
    let shadow = Shadow {
        offset: [0, 4],
        blur: 18,
        spread: 0,
        color: Color32::from_black_alpha(if dark { 120 } else { 38 }),
    };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(skin.secondary());
    visuals.panel_fill = skin.panel();
    visuals.window_fill = skin.panel();
    visuals.window_stroke = skin.line();
    visuals.window_corner_radius = CornerRadius::same(CARD_RADIUS);
    visuals.menu_corner_radius = radius;
    visuals.window_shadow = shadow;
    visuals.popup_shadow = shadow;
    visuals.hyperlink_color = skin.accent();
    visuals.faint_bg_color = skin.raised();
    visuals.extreme_bg_color = skin.panel();
    visuals.text_edit_bg_color = Some(skin.panel());
    visuals.code_bg_color = skin.raised();
    visuals.warn_fg_color = skin.worse();
    visuals.error_fg_color = skin.worse();
    visuals.selection.bg_fill = skin.accent_ground();
    visuals.selection.stroke = Stroke::new(1.0, skin.accent());
    visuals.slider_trailing_fill = true;
    visuals.striped = false;
    let text = Stroke::new(1.0, skin.text());
    let widgets = &mut visuals.widgets;
    for (widget, fill, line) in [
        (&mut widgets.noninteractive, skin.panel(), skin.hairline()),
        (&mut widgets.inactive, skin.panel(), skin.hairline()),
        (&mut widgets.hovered, skin.raised(), skin.secondary()),
        (&mut widgets.active, skin.accent_ground(), skin.accent()),
        (&mut widgets.open, skin.raised(), skin.accent()),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = text;
        widget.corner_radius = radius;
        widget.expansion = 0.0;
    }
    // The rail of a slider must be seen on a panel.
    widgets.inactive.bg_fill = skin.hairline();
    visuals
}

/// Least size of what a finger is to hit, points.
const TOUCH_TARGET: f32 = 32.0;

fn touch_id() -> egui::Id {
    egui::Id::unique("last input was touch")
}

/// Whether the last input came from a finger.
pub(super) fn is_touch(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(touch_id())).unwrap_or(false)
}

/// `size` points, or what a finger needs where the last input came from one.
pub(super) fn target(ctx: &egui::Context, size: f32) -> f32 {
    if is_touch(ctx) { size.max(TOUCH_TARGET) } else { size }
}

/// Notices whether fingers or the mouse are at work, and makes buttons large enough for them.
pub(super) fn follow_input(ctx: &egui::Context) {
    let now = ctx.input(|input| {
        let is_touch = |event: &egui::Event| matches!(event, egui::Event::Touch { .. });
        // A finger is followed by the mouse events that it stands for.
        if input.events.iter().any(is_touch) || input.any_touches() {
            return Some(true);
        }
        let is_mouse = |event: &egui::Event| {
            matches!(event, egui::Event::PointerMoved(_) | egui::Event::PointerButton { .. })
        };
        input.events.iter().any(is_mouse).then_some(false)
    });
    let Some(now) = now.filter(|now| *now != is_touch(ctx)) else { return };
    ctx.data_mut(|data| data.insert_temp(touch_id(), now));
    let height = if now { TOUCH_TARGET } else { 7.0 * STEP };
    ctx.all_styles_mut(|style| style.spacing.interact_size.y = height);
}

/// The frame of a panel at the side of the map.
pub(super) fn panel_frame(skin: Skin) -> egui::Frame {
    egui::Frame::new().fill(skin.panel()).inner_margin(Margin::symmetric(14, 12))
}

/// The frame of a card.
pub(super) fn card_frame(skin: Skin) -> egui::Frame {
    egui::Frame::new()
        .fill(skin.panel())
        .stroke(skin.line())
        .corner_radius(CornerRadius::same(CARD_RADIUS))
        .inner_margin(Margin::symmetric(12, 10))
}

/// The frame of what floats over the map.
pub(super) fn floating_frame(skin: Skin) -> egui::Frame {
    card_frame(skin).inner_margin(Margin::symmetric(8, 5)).shadow(Shadow {
        offset: [0, 2],
        blur: 10,
        spread: 0,
        color: Color32::from_black_alpha(28),
    })
}
