package source

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// This file reads the clauses of import and export declarations (ECMA-262, 16.2.2 and 16.2.3).

// lexeme is a token of a clause.
type lexeme struct {
	kind  byte // 'a' word, '"' string, 0 end of the source, else the punctuator
	text  string
	start int
	end   int
	line  bool // a line end stands before it
	bad   bool // a string with a lone surrogate, or a word with an escape
}

// peek reads the next token of a clause without taking it.
func (s *scanner) peek() lexeme {
	save := s.pos
	defer func() { s.pos = save }()
	return s.next()
}

func (s *scanner) next() lexeme {
	line := false
	for s.pos < len(s.src) {
		r, n := utf8.DecodeRuneInString(s.src[s.pos:])
		if isSpace(r) {
			line = line || r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029
			s.pos += n
			continue
		}
		from := s.pos
		if r == '/' && s.skipComment() {
			line = line || strings.ContainsAny(s.src[from:s.pos], "\n\r\u2028\u2029")
			continue
		}
		break
	}
	t := lexeme{start: s.pos, line: line}
	if s.pos >= len(s.src) {
		t.end = s.pos
		return t
	}
	switch c := s.src[s.pos]; {
	case c == '"' || c == '\'':
		s.str(c)
		t.kind = '"'
		t.text, t.bad = unquote(s.src[t.start:s.pos])
	case isWordByte(c) && c != '#':
		s.pos = s.wordEnd(s.pos)
		t.kind, t.text = 'a', s.src[t.start:s.pos]
		if strings.Contains(t.text, `\`) {
			t.text, t.bad = unescapeWord(t.text), true
		}
	default:
		_, n := utf8.DecodeRuneInString(s.src[s.pos:])
		s.pos += n
		t.kind, t.text = c, s.src[t.start:s.pos]
	}
	t.end = s.pos
	return t
}

func unescapeWord(w string) string {
	text, _ := unquote(`"` + w + `"`)
	return text
}

// unquote returns the value of a string literal of JavaScript; lone tells of a lone surrogate in it.
func unquote(lit string) (text string, lone bool) {
	if len(lit) < 2 {
		return "", false
	}
	lit = lit[1 : len(lit)-1]
	if !strings.Contains(lit, `\`) {
		return lit, false
	}
	var b strings.Builder
	var units []uint16 // of escapes in a row, which may be the halves of a pair
	flush := func() {
		for i := 0; i < len(units); i++ {
			r := rune(units[i])
			if utf16.IsSurrogate(r) {
				if i+1 < len(units) {
					if pair := utf16.DecodeRune(r, rune(units[i+1])); pair != utf8.RuneError {
						b.WriteRune(pair)
						i++
						continue
					}
				}
				lone = true
			}
			b.WriteRune(r)
		}
		units = units[:0]
	}
	for i := 0; i < len(lit); i++ {
		if lit[i] != '\\' || i+1 == len(lit) {
			flush()
			b.WriteByte(lit[i])
			continue
		}
		i++
		hex := func(n int) {
			if i+n < len(lit) {
				if v, err := strconv.ParseUint(lit[i+1:i+1+n], 16, 16); err == nil {
					units = append(units, uint16(v))
					i += n
				}
			}
		}
		switch c := lit[i]; c {
		case 'u':
			if strings.HasPrefix(lit[i:], "u{") {
				end := strings.IndexByte(lit[i:], '}')
				if end < 0 {
					continue
				}
				v, err := strconv.ParseUint(lit[i+2:i+end], 16, 32)
				i += end
				if err == nil && v >= 0x10000 {
					flush()
					b.WriteRune(rune(v))
				} else if err == nil {
					units = append(units, uint16(v))
				}
				continue
			}
			hex(4)
		case 'x':
			hex(2)
		case '\n', '\r':
			if c == '\r' && i+1 < len(lit) && lit[i+1] == '\n' {
				i++
			}
		default:
			flush()
			if j := strings.IndexByte("nrtbfv0", c); j >= 0 {
				c = "\n\r\t\b\f\v\x00"[j]
			}
			b.WriteByte(c)
		}
	}
	flush()
	return b.String(), lone
}

func (s *scanner) unexpected(t lexeme) error {
	switch t.kind {
	case 0:
		return failAt(t.start, "Unexpected end of input")
	case '"':
		return failAt(t.start, "Unexpected string")
	case 'a':
		return failAt(t.start, "Unexpected identifier")
	}
	return failAt(t.start, "Unexpected token %s", t.text)
}

func (s *scanner) expect(kind byte, text string) (lexeme, error) {
	t := s.next()
	if t.kind != kind || text != "" && t.text != text || kind == 'a' && text != "" && t.bad {
		return t, s.unexpected(t)
	}
	return t, nil
}

// endDeclaration takes the semicolon, given or inserted, and blanks the declaration.
func (s *scanner) endDeclaration(start int) error {
	t := s.peek()
	switch {
	case t.kind == ';':
		s.next()
	case t.kind != 0 && !t.line:
		return s.unexpected(t)
	}
	s.blank(start, s.pos, ";")
	s.token(';', false)
	return nil
}

// importWord is called behind the word import, which stands for a declaration, import() or import.meta. It leaves
// s.word at ";" when it took a declaration.
func (s *scanner) importWord(start int) error {
	t := s.peek()
	switch {
	case t.kind == '(', t.kind == '.':
		s.blank(start, start+len("import"), s.res.mark)
		s.res.uses[start] = true
		return nil
	case len(s.stack) > 0 || t.kind != '"' && t.kind != 'a' && t.kind != '{' && t.kind != '*':
		return nil // a property name, or an error that the parser will name
	}
	d := decl{kind: importDecl, start: start, request: -1}
	if t.kind != '"' {
		if err := s.importClause(&d); err != nil {
			return err
		}
		if _, err := s.expect('a', "from"); err != nil {
			return err
		}
	}
	if err := s.moduleSpecifier(&d); err != nil {
		return err
	}
	if err := s.endDeclaration(start); err != nil {
		return err
	}
	s.res.decls = append(s.res.decls, d)
	s.word = ";"
	return nil
}

func (s *scanner) importClause(d *decl) error {
	if t := s.peek(); t.kind == 'a' {
		s.next()
		if err := bindable(t); err != nil {
			return err
		}
		d.specs = append(d.specs, specifier{name: "default", as: t.text, at: t.start})
		if s.peek().kind != ',' {
			return nil
		}
		s.next()
	}
	t := s.next()
	switch t.kind {
	case '*':
		if _, err := s.expect('a', "as"); err != nil {
			return err
		}
		name, err := s.expect('a', "")
		if err != nil {
			return err
		}
		d.specs = append(d.specs, specifier{name: "*", as: name.text, at: name.start})
		return bindable(name)
	case '{':
		return s.clauseList(d, func(sp *specifier, local lexeme) error {
			if local.kind == '"' {
				return s.unexpected(local)
			}
			return bindable(local)
		})
	}
	return s.unexpected(t)
}

// clauseList reads `a, b as c, "s" as d }`. check gets the token of the last name of each.
func (s *scanner) clauseList(d *decl, check func(*specifier, lexeme) error) error {
	for {
		t := s.next()
		if t.kind == '}' {
			return nil
		}
		if t.kind != 'a' && t.kind != '"' {
			return s.unexpected(t)
		}
		if t.kind == '"' && t.bad {
			return failAt(t.start, "Invalid module export name: contains unpaired surrogate")
		}
		sp := specifier{name: t.text, as: t.text, at: t.start, quoted: t.kind == '"'}
		last := t
		if as := s.peek(); as.kind == 'a' && as.text == "as" && !as.bad {
			s.next()
			last = s.next()
			if last.kind != 'a' && last.kind != '"' {
				return s.unexpected(last)
			}
			if last.kind == '"' && last.bad {
				return failAt(last.start, "Invalid module export name: contains unpaired surrogate")
			}
			sp.as = last.text
		}
		if err := check(&sp, last); err != nil {
			return err
		}
		d.specs = append(d.specs, sp)
		switch t := s.next(); t.kind {
		case ',':
		case '}':
			return nil
		default:
			return s.unexpected(t)
		}
	}
}

// bindable refuses what cannot name a variable of a module.
func bindable(t lexeme) error {
	if reserved(t.text) {
		return failAt(t.start, "Unexpected reserved word %s", t.text)
	}
	if t.text == "eval" || t.text == "arguments" {
		return failAt(t.start, "Unexpected eval or arguments in strict mode")
	}
	return nil
}

// reserved lists the words that are no identifiers in module code (ECMA-262, 12.7.2).
func reserved(w string) bool {
	switch w {
	case "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum",
		"export", "extends", "false", "finally", "for", "function", "if", "import", "in", "instanceof", "new", "null", "return",
		"super", "switch", "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield",
		"let", "static", "implements", "interface", "package", "private", "protected", "public":
		return true
	}
	return false
}

// moduleSpecifier reads `"module" with {...}`.
func (s *scanner) moduleSpecifier(d *decl) error {
	t, err := s.expect('"', "")
	if err != nil {
		return err
	}
	r := Request{Specifier: t.text, Position: Position{Offset: t.start}}
	if w := s.peek(); w.kind == 'a' && w.text == "with" && !w.bad {
		s.next()
		if _, err := s.expect('{', ""); err != nil {
			return err
		}
		if r.Attributes, err = s.attributes(); err != nil {
			return err
		}
	}
	d.request = len(s.res.requests)
	s.res.requests = append(s.res.requests, r)
	return nil
}

func (s *scanner) attributes() ([][2]string, error) {
	var list [][2]string
	for {
		key := s.next()
		if key.kind == '}' {
			return list, nil
		}
		if key.kind != 'a' && key.kind != '"' {
			return nil, s.unexpected(key)
		}
		if _, err := s.expect(':', ""); err != nil {
			return nil, err
		}
		value, err := s.expect('"', "")
		if err != nil {
			return nil, err
		}
		for _, a := range list {
			if a[0] == key.text {
				return nil, failAt(key.start, "Import attributes has a duplicate key '%s'", key.text)
			}
		}
		list = append(list, [2]string{key.text, value.text})
		switch t := s.next(); t.kind {
		case ',':
		case '}':
			return list, nil
		default:
			return nil, s.unexpected(t)
		}
	}
}

// exportWord is called behind the word export at the top level.
func (s *scanner) exportWord(start int) error {
	d := decl{kind: exportDecl, start: start, request: -1}
	t := s.peek()
	switch {
	case t.kind == '*':
		s.next()
		sp := specifier{name: "*", at: t.start}
		if as := s.peek(); as.kind == 'a' && as.text == "as" && !as.bad {
			s.next()
			name := s.next()
			if name.kind != 'a' && name.kind != '"' {
				return s.unexpected(name)
			}
			if name.kind == '"' && name.bad {
				return failAt(name.start, "Invalid module export name: contains unpaired surrogate")
			}
			sp.as, sp.at = name.text, name.start
		}
		d.kind, d.specs = exportFrom, []specifier{sp}
		if _, err := s.expect('a', "from"); err != nil {
			return err
		}
		if err := s.moduleSpecifier(&d); err != nil {
			return err
		}
		if err := s.endDeclaration(start); err != nil {
			return err
		}
	case t.kind == '{':
		s.next()
		d.kind = exportLocal
		if err := s.clauseList(&d, func(*specifier, lexeme) error { return nil }); err != nil {
			return err
		}
		if from := s.peek(); from.kind == 'a' && from.text == "from" && !from.bad {
			s.next()
			d.kind = exportFrom
			if err := s.moduleSpecifier(&d); err != nil {
				return err
			}
		} else {
			for _, sp := range d.specs {
				if sp.quoted || reserved(sp.name) {
					return failAt(sp.at, "Unexpected reserved word %s", sp.name)
				}
			}
		}
		if err := s.endDeclaration(start); err != nil {
			return err
		}
	case t.kind == 'a' && t.text == "default" && !t.bad:
		s.next()
		s.defaultExport(&d)
	case t.kind == 'a' && !t.bad && declares(t.text):
		s.blank(start, start+len("export"), ";")
		s.token(';', false)
	default:
		return s.unexpected(t)
	}
	s.res.decls = append(s.res.decls, d)
	return nil
}

func declares(w string) bool {
	switch w {
	case "var", "let", "const", "function", "async", "class":
		return true
	}
	return false
}

// defaultExport blanks `export default`. A function or a class without a name gets one in its place, so that it stays
// a declaration; an expression becomes an assignment, which the tree turns into a declaration.
func (s *scanner) defaultExport(d *decl) {
	first := s.peek()
	save := s.pos
	head := ""
	if first.kind == 'a' && !first.bad {
		switch first.text {
		case "class":
			s.next()
			head = "class "
		case "function":
			s.next()
			head = "function"
		case "async":
			s.next()
			if fn := s.peek(); fn.kind == 'a' && fn.text == "function" && !fn.line && !fn.bad {
				s.next()
				head = "async function"
			}
		}
	}
	d.keyword = first.start
	if head == "" {
		s.pos = save
		d.kind = exportDefault
		s.blank(d.start, save, ";"+s.res.own+"=")
		s.token('=', false)
		return
	}
	d.kind = exportHoisted
	if head != "class " {
		if s.peek().kind == '*' {
			s.next()
			head += "*"
		}
		head += " "
	}
	name := s.peek()
	if name.kind == 'a' && !(head == "class " && name.text == "extends") {
		s.blank(d.start, first.start, ";")
		s.pos = first.start
		s.token(';', false)
		return
	}
	d.placeholds = true
	s.blank(d.start, s.pos, ";"+head+s.res.own)
	s.token('a', true)
}
