"""The pieces that several pages share: head, table, report text, quotation, sentences."""
