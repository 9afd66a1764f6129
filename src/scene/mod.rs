//! What a picture of the map is made of, without a window: colours, view, names, borders, legend,
//! scale. Drawn by `ui` on the screen and by `report` on paper.

pub mod borders;
pub mod cartogram;
pub mod circles;
mod drawing;
pub mod labels;
pub mod legend;
pub mod palette;
pub mod picture;
pub mod rect;
mod scale;
pub mod shade;
pub mod square;
pub mod text;
mod view;
mod ways;

pub use cartogram::Cartogram;
pub use circles::Circles;
pub use drawing::Drawing;
pub use legend::{Key, Legend, LegendEntry, Swatch};
pub use palette::{Rgb, Theme, Tokens};
pub use picture::{Fill, FillColour, Heading, Picture, PictureInput, fill_colours};
pub use rect::ScreenRect;
pub use scale::ScaleBar;
pub use shade::{Classing, Grouping, Middle, Scheme, Shade};
pub use view::{CLOSEST_M_PER_PX, View, WIDEST_M_PER_PX};
