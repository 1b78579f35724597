SELECT fax_id FROM acknowledgement WHERE state = 'sending' AND changed_at <= @before FOR UPDATE SKIP LOCKED;
