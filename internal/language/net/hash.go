package net

// Key is the key of a feature: the number of its template and up to four values.
// Different features may share a key; with 32 bits they seldom do.
func Key(template uint32, a, b, c, d uint32) uint32 {
	x := uint64(template)*0x9e3779b97f4a7c15 + uint64(a)*0xbf58476d1ce4e5b9 + uint64(b)*0x94d049bb133111eb +
		uint64(c)*0xd6e8feb86659fd93 + uint64(d)*0xa0761d6478bd642f
	x ^= x >> 32
	x *= 0xe7037ed1a0b428db
	return uint32(x >> 32)
}
