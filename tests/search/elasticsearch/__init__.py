"""A real Elasticsearch for the tests, made of Maven Central's jars."""
