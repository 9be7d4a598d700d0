-- What a kept reply answered, so that the same key with another input is refused. Null in replies kept before: they
-- answer any input of their action until they are forgotten.

alter table idempotency add column input_hash {text};
