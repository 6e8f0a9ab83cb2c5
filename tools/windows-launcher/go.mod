module windows-launcher

go 1.21
