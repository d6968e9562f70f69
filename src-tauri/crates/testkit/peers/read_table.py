"""Peer of the import: pandas + openpyxl reading the same spreadsheet with the same mapping.

Prints {"map": seconds, "store": seconds, "communities": n, "households": n, "investment_fen": n}.
`map` is reading and converting, `store` is writing the result into SQLite.
"""

import json
import sqlite3
import sys
import time

import pandas as pd

COLUMNS = {
    "城市": "city", "区县": "district", "街道": "subdistrict", "社区": "neighbourhood",
    "小区名称": "name", "曾用名": "former_name", "地址": "address", "建成年份": "built",
    "产权性质": "ownership", "原产权单位": "owner_unit", "楼栋数（栋）": "buildings",
    "单元数": "units", "户数（户）": "households", "居民人数": "residents",
    "60岁以上人数": "elderly", "现有电梯": "lifts", "建筑面积（平方米）": "floor_area",
    "物业管理模式": "property_mode", "业委会": "owners_committee",
    "维修资金余额（万元）": "maintenance_fund", "改造内容": "measures",
    "计划投资（万元）": "investment", "备注": "note",
}
OWNERSHIP = {"公房": "public", "房改房": "housing_reform", "商品房": "commodity",
             "集资房": "cooperative", "安置房": "resettlement", "其他": "other"}
PROPERTY = {"专业物业": "company", "单位自管": "owner_unit", "业主自治": "self_managed",
            "社区代管": "neighbourhood", "无管理": "none"}
COUNTS = ["buildings", "units", "households", "residents", "elderly", "lifts"]
TEXTS = ["city", "district", "subdistrict", "neighbourhood", "name", "former_name", "address",
         "owner_unit", "measures", "note"]


def read(path):
    table = pd.read_excel(path, header=2, engine="openpyxl").rename(columns=COLUMNS)
    stated = table[table["序号"] == "合计"]
    table = table[table["name"].notna()].drop(columns="序号").reset_index(drop=True)
    years = table["built"].astype(str).str.extract(r"(\d{4})(?:\D+(\d{4}))?")
    table["built_from"] = pd.to_numeric(years[0]).astype("Int64")
    table["built_to"] = pd.to_numeric(years[1].fillna(years[0])).astype("Int64")
    for column in COUNTS:
        table[column] = pd.to_numeric(table[column]).astype("Int64")
    for column in TEXTS:
        table[column] = table[column].fillna("").astype(str).str.strip()
    table["floor_area"] = (pd.to_numeric(table["floor_area"]) * 100).round().astype("Int64")
    for column in ["maintenance_fund", "investment"]:
        table[column] = (pd.to_numeric(table[column]) * 1_000_000).round().astype("Int64")
    table["ownership"] = table["ownership"].map(OWNERSHIP)
    table["property_mode"] = table["property_mode"].map(PROPERTY)
    table["owners_committee"] = table["owners_committee"].map({"有": 1, "无": 0}).astype("Int64")
    for column in ["buildings", "units", "households"]:
        assert int(stated[column].iloc[0]) == int(table[column].sum()), column
    return table.drop(columns="built")


book, database = sys.argv[1:]
start = time.perf_counter()
table = read(book)
mapped = time.perf_counter()
with sqlite3.connect(database) as connection:
    table.to_sql("community", connection, if_exists="replace")
connection.close()
stored = time.perf_counter()
print(json.dumps({
    "map": mapped - start,
    "store": stored - mapped,
    "communities": len(table),
    "households": int(table["households"].sum()),
    "investment_fen": int(table["investment"].sum()),
}))
