package main

import (
	"fmt"
	"os"
	"strings"
)

// environment returns what scripts see in process.env: the lines of the --env-file options, of which later ones win,
// and over them the environment of the process.
func (c *command) environment() (map[string]string, error) {
	env := map[string]string{}
	for _, file := range c.envFiles {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("--env-file: %w", err)
		}
		if err := parseEnv(file, string(data), env); err != nil {
			return nil, fmt.Errorf("--env-file: %w", err)
		}
	}
	for _, kv := range os.Environ() {
		if name, value, ok := strings.Cut(kv, "="); ok && name != "" {
			env[name] = value
		}
	}
	return env, nil
}

// parseEnv reads the syntax of .env files into env: NAME=value in each line, perhaps after export; # begins a comment
// at the start of a line or behind white space. A value in double quotes may hold the escapes \n, \r, \t, \\ and \",
// one in single quotes or backquotes is taken as it is; quoted values may go over several lines.
func parseEnv(file, text string, env map[string]string) error {
	text = strings.TrimPrefix(text, "\uFEFF")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	line := 0
	for text != "" {
		line++
		var s string
		s, text, _ = strings.Cut(text, "\n")
		s = strings.TrimSpace(s)
		if s == "" || s[0] == '#' {
			continue
		}
		if rest, ok := strings.CutPrefix(s, "export "); ok {
			s = strings.TrimSpace(rest)
		}
		name, value, ok := strings.Cut(s, "=")
		name = strings.TrimSpace(name)
		if !ok || !envName(name) {
			return fmt.Errorf("%s:%d: want NAME=value, got %q", file, line, s)
		}
		value = strings.TrimSpace(value)
		if value != "" && strings.ContainsRune("\"'`", rune(value[0])) {
			quote, body := value[0], value[1:]
			started := line
			end := closing(body, quote)
			for end < 0 {
				if text == "" {
					return fmt.Errorf("%s:%d: the value of %s has no closing %c", file, started, name, quote)
				}
				var next string
				next, text, _ = strings.Cut(text, "\n")
				line++
				body += "\n" + next
				end = closing(body, quote)
			}
			if rest := strings.TrimSpace(body[end+1:]); rest != "" && rest[0] != '#' {
				return fmt.Errorf("%s:%d: unexpected %q behind the value of %s", file, line, rest, name)
			}
			if value = body[:end]; quote == '"' {
				value = strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\t`, "\t", `\\`, `\`, `\"`, `"`).Replace(value)
			}
		} else {
			for i := range len(value) {
				if value[i] == '#' && (i == 0 || value[i-1] == ' ' || value[i-1] == '\t') {
					value = strings.TrimSpace(value[:i])
					break
				}
			}
		}
		env[name] = value
	}
	return nil
}

func envName(s string) bool {
	for i, r := range s {
		if !(r == '_' || r == '.' || r == '-' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || i > 0 && r >= '0' && r <= '9') {
			return false
		}
	}
	return s != ""
}

// closing returns where in body the quote is that ends it, -1 if there is none.
func closing(body string, quote byte) int {
	for i := 0; i < len(body); i++ {
		if body[i] == '\\' && quote == '"' {
			i++
		} else if body[i] == quote {
			return i
		}
	}
	return -1
}
