from shop import shop

shop()
