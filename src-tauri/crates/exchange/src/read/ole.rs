//! The compound file (OLE) around an `.xls` or an encrypted workbook: its streams by name, every
//! chain checked for loops.
//!
//! What the streams hold is not looked at here.

const HEADER: usize = 512;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const LAST_REGULAR: u32 = 0xFFFF_FFFA;
const ENTRY: usize = 128;
const MINI_SECTOR: usize = 64;
const MINI_CUTOFF: u64 = 4096;

/// A parsed compound file.
#[derive(Debug)]
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector_size: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    start: u32,
    length: u64,
}

impl<'a> Compound<'a> {
    /// Reads header, allocation tables and directory; a looping or broken chain is an error.
    pub(super) fn parse(bytes: &'a [u8]) -> Result<Self, &'static str> {
        let word = |at: usize| u16_at(bytes, at).ok_or("the compound file ends in its header");
        let long = |at: usize| u32_at(bytes, at).ok_or("the compound file ends in its header");
        let sector_size = match word(30)? {
            9 => 512,
            12 => 4096,
            _ => return Err("unknown sector size of a compound file"),
        };
        let mut compound = Self {
            bytes,
            sector_size,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
        };
        compound.load_fat(long(68)?)?;
        let directory = compound.chain(long(48)?)?;
        compound.entries = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        if long(64)? > 0 {
            let table = compound.chain(long(60)?)?;
            compound.mini_fat = table.chunks_exact(4).filter_map(|c| u32_at(c, 0)).collect();
            let root = compound.entries.first().map_or(END_OF_CHAIN, |root| root.start);
            compound.mini = compound.chain(root)?;
        }
        // No sector belongs to two streams: together they cannot be longer than the file.
        let mut left = bytes.len().saturating_mul(2);
        for index in 0..compound.entries.len() {
            let length = compound.content(index)?.len();
            left = left.checked_sub(length).ok_or("the streams of the compound file overlap")?;
        }
        Ok(compound)
    }

    /// Whether a stream of this name exists.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// A stream's bytes.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        self.content(self.find(name)?).ok()
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize + 1).checked_mul(self.sector_size)?;
        let start = if self.sector_size == HEADER { start } else { start.max(self.sector_size) };
        let end = (start + self.sector_size).min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    fn load_fat(&mut self, first_difat: u32) -> Result<(), &'static str> {
        let mut fat_sectors: Vec<u32> =
            (0..109).filter_map(|i| u32_at(self.bytes, 76 + i * 4)).collect();
        let most = self.bytes.len() / self.sector_size + 1;
        let (mut next, mut seen) = (first_difat, 0);
        while next < LAST_REGULAR {
            seen += 1;
            if seen > most {
                return Err("the sector list of the compound file loops");
            }
            let sector = self.sector(next).ok_or("a sector beyond the end of the file")?;
            let ids: Vec<u32> = sector.chunks_exact(4).filter_map(|c| u32_at(c, 0)).collect();
            let (last, ids) = ids.split_last().ok_or("a sector cut short")?;
            fat_sectors.extend_from_slice(ids);
            next = *last;
        }
        for id in fat_sectors.into_iter().filter(|id| *id < LAST_REGULAR).take(most) {
            let sector = self.sector(id).ok_or("a sector beyond the end of the file")?;
            self.fat.extend(sector.chunks_exact(4).filter_map(|c| u32_at(c, 0)));
        }
        Ok(())
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, &'static str> {
        follow(start, &self.fat, self.bytes.len() / self.sector_size + 1, |id| self.sector(id))
    }

    fn content(&self, index: usize) -> Result<Vec<u8>, &'static str> {
        let entry = &self.entries[index];
        if entry.length == 0 {
            return Ok(Vec::new());
        }
        // The root entry is the store of the small streams and always lies in whole sectors.
        let mut bytes = if entry.length < MINI_CUTOFF && index > 0 {
            let most = self.mini.len() / MINI_SECTOR + 1;
            follow(entry.start, &self.mini_fat, most, |id| {
                self.mini.chunks(MINI_SECTOR).nth(id as usize)
            })?
        } else {
            self.chain(entry.start)?
        };
        bytes.truncate(usize::try_from(entry.length).unwrap_or(usize::MAX));
        Ok(bytes)
    }
}

fn follow<'s>(
    start: u32,
    table: &[u32],
    most: usize,
    sector: impl Fn(u32) -> Option<&'s [u8]>,
) -> Result<Vec<u8>, &'static str> {
    let (mut bytes, mut next, mut seen) = (Vec::new(), start, 0);
    while next < LAST_REGULAR {
        seen += 1;
        if seen > most {
            return Err("a stream of the compound file loops");
        }
        bytes.extend_from_slice(sector(next).ok_or("a sector beyond the end of the file")?);
        next = table.get(next as usize).copied().unwrap_or(END_OF_CHAIN);
    }
    Ok(bytes)
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?);
    let units: Vec<u16> = (0..length.min(64) / 2).filter_map(|i| u16_at(bytes, i * 2)).collect();
    let name = String::from_utf16_lossy(&units);
    let name = name.trim_end_matches('\0').to_owned();
    // Types: 1 storage, 2 stream, 5 root; a storage has no bytes of its own.
    let length = if bytes[66] == 1 { 0 } else { u64::from(u32_at(bytes, 120)?) };
    Some(Entry { name, start: u32_at(bytes, 116)?, length })
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
