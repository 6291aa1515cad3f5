package source

import (
	"encoding/json"
	"strings"
)

// goja asks a source map with columns that count from 1 and takes the columns that it answers for such, while source
// maps count from 0. countFromOne moves all columns of a map by one, so that both are right: in the encoding each is the
// difference to the one before, so that it takes the first of each line and the first of all.
func countFromOne(m []byte) []byte {
	var doc map[string]any
	if json.Unmarshal(m, &doc) != nil {
		return m
	}
	mappings, _ := doc["mappings"].(string)
	lines := strings.Split(mappings, ";")
	first := true
	for i, line := range lines {
		if line == "" {
			continue
		}
		segment, rest, more := strings.Cut(line, ",")
		fields := decodeVLQ(segment)
		if len(fields) > 0 {
			fields[0]++
		}
		if first && len(fields) >= 4 {
			fields[3]++
			first = false
		}
		lines[i] = encodeVLQ(fields)
		if more {
			lines[i] += "," + rest
		}
	}
	doc["mappings"] = strings.Join(lines, ";")
	out, err := json.Marshal(doc)
	if err != nil {
		return m
	}
	return out
}

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

func decodeVLQ(s string) []int {
	var fields []int
	value, shift := 0, 0
	for i := range len(s) {
		digit := strings.IndexByte(base64Digits, s[i])
		value |= (digit & 31) << shift
		shift += 5
		if digit&32 == 0 {
			if value&1 != 0 {
				value = -value
			}
			fields = append(fields, value/2)
			value, shift = 0, 0
		}
	}
	return fields
}

func encodeVLQ(fields []int) string {
	var b strings.Builder
	for _, f := range fields {
		n := f << 1
		if f < 0 {
			n = -f<<1 | 1
		}
		for {
			digit := n & 31
			if n >>= 5; n > 0 {
				digit |= 32
			}
			b.WriteByte(base64Digits[digit])
			if n == 0 {
				break
			}
		}
	}
	return b.String()
}
