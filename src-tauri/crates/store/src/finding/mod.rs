//! Findings and their photos.

use jiugai_domain::finding::{Finding, Photo};
use jiugai_domain::{FindingId, PhotoId};

use crate::record::record;

record! {
    Finding: FindingId,
    id, community_id, item_code, level, quantity, strongly_wished, reason_not_in_scheme, note,
    inspected_by, inspected_on,
}

record! {
    Photo: PhotoId,
    id, finding_id, blob_sha256, caption,
}
