-- Heads of the log that an authority time-stamps, one a day, and its replies; without one it waits to be asked.

create table time_stamp (
  -- Leaves of the tree.
  size {integer} primary key,
  -- The signed note, as it was handed out.
  checkpoint {text} not null,
  -- Of the question, base64url.
  nonce {text} not null,
  noted_at {text} not null,
  -- RFC 3161 reply in DER; null while there is none.
  reply {bytes},
  -- When, as the authority says.
  stamped_at {text},
  tries {integer} not null
){strict};

create index time_stamp_noted on time_stamp (noted_at);
