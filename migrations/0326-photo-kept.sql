-- watch_photo: the hash of what the node keeps of a photo of which it took out what cameras write; null where that was nothing.
alter table watch_photo add column kept_sha256 {text};
