//! The passport as a custom XML part of a workbook (Office Open XML, part 1, 15.2.5): the place
//! that the format has for data that is no sheet. Spreadsheets keep it when they save, and list it
//! where they tell what a file carries.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter, result::ZipError};

use super::carriers::in_xml;
use super::{MAX_BYTES, NAMESPACE, Passport, PassportError};
use crate::store::StoreError;

const PART: &str = "customXml/item1.xml";
const PROPERTIES: &str = "customXml/itemProps1.xml";
const RELATIONS: &str = "customXml/_rels/item1.xml.rels";
const BOOK_RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const KINDS: &str = "[Content_Types].xml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Namespaces of Office Open XML: names, not addresses.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

impl Passport {
    /// The workbook `bytes` with the passport in it.
    ///
    /// # Errors
    /// [`StoreError::Unwritable`] where the bytes are no workbook.
    pub fn into_workbook(&self, bytes: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        let xml = self.xml()?;
        with_part(bytes, &xml).map_err(|error| StoreError::Unwritable(error.to_string()))
    }
}

fn with_part(bytes: Vec<u8>, xml: &str) -> Result<Vec<u8>, ZipError> {
    let mut book = ZipArchive::new(Cursor::new(bytes))?;
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let kind = format!(
        "<Override PartName=\"/{PROPERTIES}\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/>"
    );
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    for index in 0..book.len() {
        let entry = book.by_index(index)?;
        let name = entry.name()?.into_owned();
        let (end, more) = match name.as_str() {
            KINDS => ("</Types>", kind.clone()),
            BOOK_RELATIONS => {
                let target = format!("../{PART}");
                ("</Relationships>", relation("rIdPassport", "customXml", &target))
            }
            _ => {
                file.raw_copy_file(entry)?;
                continue;
            }
        };
        let mut text = String::new();
        entry.take(MAX_BYTES as u64).read_to_string(&mut text)?;
        write(&mut file, &name, &text.replacen(end, &format!("{more}{end}"), 1))?;
    }
    write(&mut file, PART, &format!("{HEAD}{xml}"))?;
    let properties = format!(
        "{HEAD}<ds:datastoreItem ds:itemID=\"{{7C1B6F0E-3A52-4C0E-9D0B-4E5250415353}}\" \
         xmlns:ds=\"{OFFICE}/customXml\"><ds:schemaRefs><ds:schemaRef ds:uri=\"{NAMESPACE}\"/>\
         </ds:schemaRefs></ds:datastoreItem>"
    );
    write(&mut file, PROPERTIES, &properties)?;
    let own = relation("rId1", "customXmlProps", "itemProps1.xml");
    let relations = format!("{HEAD}<Relationships xmlns=\"{PACKAGE}\">{own}</Relationships>");
    write(&mut file, RELATIONS, &relations)?;
    Ok(file.finish()?.into_inner())
}

fn write(file: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, text: &str) -> Result<(), ZipError> {
    // The day of an entry is that of the format's beginning: the same each time.
    file.start_file(name, SimpleFileOptions::DEFAULT)?;
    Ok(file.write_all(text.as_bytes())?)
}

/// The passport in a workbook of these bytes.
pub(super) fn find(bytes: Vec<u8>) -> Result<String, PassportError> {
    let damaged = |error: ZipError| PassportError::damaged("XLSX", &error);
    let mut book = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    // Who saves the file again may number the parts anew.
    let is_part = |name: &String| name.starts_with("customXml/item") && !name.contains("Props");
    let names = book.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned);
    let parts: Vec<String> = names.filter(is_part).collect();
    for part in parts {
        let entry = book.by_name(&part).map_err(damaged)?;
        let mut bytes = Vec::new();
        let limit = MAX_BYTES as u64 + 1;
        entry
            .take(limit)
            .read_to_end(&mut bytes)
            .map_err(|error| PassportError::damaged("XLSX", &error))?;
        if bytes.len() > MAX_BYTES {
            return Err(PassportError::too_large());
        }
        let Ok(text) = String::from_utf8(bytes) else { continue };
        if let Some(found) = in_xml("XLSX", &text)? {
            return Ok(found);
        }
    }
    Err(PassportError::Missing)
}
