SELECT state, COUNT(*) AS count FROM acknowledgement GROUP BY state;
