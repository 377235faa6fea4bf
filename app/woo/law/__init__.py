"""What the Woo and the Algemene termijnenwet say: grounds, rules and terms."""
