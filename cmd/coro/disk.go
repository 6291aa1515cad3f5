package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// disk is the file system of the machine as scripts see it: from the root, so that every path that a script can name
// is in it.
type disk struct {
	root fs.FS
	// seen, if set, is called with each path that is looked at.
	seen func(name string)
}

// workingDisk returns the disk and where in it the working directory is.
func workingDisk() (*disk, string, error) {
	wd, err := os.Getwd()
	if err != nil {
		return nil, "", err
	}
	root := filepath.VolumeName(wd) + string(filepath.Separator)
	dir := strings.TrimPrefix(filepath.ToSlash(strings.TrimPrefix(wd, filepath.VolumeName(wd))), "/")
	if dir == "" {
		dir = "."
	}
	return &disk{root: os.DirFS(root)}, dir, nil
}

func (d *disk) note(name string) {
	if d.seen != nil {
		d.seen(name)
	}
}

// Open implements fs.FS.
func (d *disk) Open(name string) (fs.File, error) {
	d.note(name)
	return d.root.Open(name)
}

// ReadFile implements fs.ReadFileFS.
func (d *disk) ReadFile(name string) ([]byte, error) {
	d.note(name)
	return fs.ReadFile(d.root, name)
}

// Stat implements fs.StatFS.
func (d *disk) Stat(name string) (fs.FileInfo, error) {
	d.note(name)
	return fs.Stat(d.root, name)
}

// ReadDir implements fs.ReadDirFS.
func (d *disk) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(d.root, name) }

// Lstat and ReadLink implement fs.ReadLinkFS.
func (d *disk) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(d.root, name) }

// ReadLink returns where a symbolic link leads.
func (d *disk) ReadLink(name string) (string, error) { return fs.ReadLink(d.root, name) }
