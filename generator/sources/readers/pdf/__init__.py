"""The reader of PDF: characters with their positions → lines → columns → tables and paragraphs → text."""
