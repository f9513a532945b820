"""What things are: values, layouts, texts, mentions, records, questions and answers. Imports nothing of ours."""
