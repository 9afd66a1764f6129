//! A vector that only its own kind of index can read.

use std::marker::PhantomData;

/// A typed position, made by [`define_index!`](crate::model::define_index).
pub trait Index: Copy + Eq + Ord {
    /// The index at position `raw`.
    fn from_usize(raw: usize) -> Self;
    /// The position as a plain number.
    fn to_usize(self) -> usize;
}

/// Defines a newtype over `u32` that implements [`Index`].
#[macro_export]
#[doc(hidden)]
macro_rules! define_index {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $crate::model::Index for $name {
            fn from_usize(raw: usize) -> Self {
                // Maps and plans hold at most some thousands of things; a position past u32
                // saturates and then simply is not found.
                Self(u32::try_from(raw).unwrap_or(u32::MAX))
            }
            fn to_usize(self) -> usize {
                self.0 as usize
            }
        }
    };
}
pub use crate::define_index;

/// A `Vec` indexed by one id type; reading past the end gives `None`, never a panic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexVec<I, T> {
    items: Vec<T>,
    index: PhantomData<fn(I)>,
}

impl<I: Index, T> IndexVec<I, T> {
    /// An empty vector.
    #[must_use]
    pub fn new() -> Self {
        Self::from_vec(Vec::new())
    }

    /// Takes over `items`; the first has index 0.
    #[must_use]
    pub fn from_vec(items: Vec<T>) -> Self {
        Self { items, index: PhantomData }
    }

    /// `count` copies of `value`.
    #[must_use]
    pub fn filled(value: T, count: usize) -> Self
    where
        T: Clone,
    {
        Self::from_vec(vec![value; count])
    }

    /// Adds `item` last and gives its index.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::from_usize(self.items.len() - 1)
    }

    /// Number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is no item.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The item at `index`, if it is inside.
    #[must_use]
    pub fn get(&self, index: I) -> Option<&T> {
        self.items.get(index.to_usize())
    }

    /// The item at `index` for change, if it is inside.
    pub fn get_mut(&mut self, index: I) -> Option<&mut T> {
        self.items.get_mut(index.to_usize())
    }

    /// Whether `index` is inside.
    #[must_use]
    pub fn contains_index(&self, index: I) -> bool {
        index.to_usize() < self.items.len()
    }

    /// The items in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// The items in order, for change.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// All indices in order.
    pub fn indices(&self) -> impl ExactSizeIterator<Item = I> + DoubleEndedIterator + use<I, T> {
        (0..self.items.len()).map(I::from_usize)
    }

    /// Indices with their items, in order.
    #[must_use]
    pub fn iter_enumerated(&self) -> impl ExactSizeIterator<Item = (I, &T)> + DoubleEndedIterator {
        self.items.iter().enumerate().map(|(raw, item)| (I::from_usize(raw), item))
    }

    /// Indices with their items, in order, for change.
    #[must_use]
    pub fn iter_mut_enumerated(&mut self) -> impl ExactSizeIterator<Item = (I, &mut T)> {
        self.items.iter_mut().enumerate().map(|(raw, item)| (I::from_usize(raw), item))
    }

    /// The items as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }
}

impl<I: Index, T> Default for IndexVec<I, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I: Index, T> FromIterator<T> for IndexVec<I, T> {
    fn from_iter<Items: IntoIterator<Item = T>>(items: Items) -> Self {
        Self::from_vec(items.into_iter().collect())
    }
}

impl<'a, I: Index, T> IntoIterator for &'a IndexVec<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, I: Index, T> IntoIterator for &'a mut IndexVec<I, T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}
