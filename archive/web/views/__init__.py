"""The pages, one module a subject: validate, call one verb, render."""
